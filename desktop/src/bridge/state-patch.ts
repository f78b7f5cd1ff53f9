import type { State } from '@deskbell/shared/sync/state';

type MapPatch = { put: [key: string, row: unknown][]; removed: string[] };

/** What turns one state of the engine into the next, in a form that crosses between processes. */
export type StatePatch = { values: Record<string, unknown>; maps: Record<string, MapPatch> };

type Parts = Record<string, unknown>;
type Rows = ReadonlyMap<string, unknown>;

/** Null where nothing changed; parts that are the same thing are the same. */
export function diffState(before: State, after: State): StatePatch | null {
  const patch: StatePatch = { values: {}, maps: {} };
  const old = before as unknown as Parts;
  for (const [name, part] of Object.entries(after)) {
    if (Object.is(part, old[name])) continue;
    if (part instanceof Map) patch.maps[name] = diffRows(old[name] as Rows, part);
    else patch.values[name] = part;
  }
  const hasChanged = Object.keys(patch.values).length + Object.keys(patch.maps).length > 0;
  return hasChanged ? patch : null;
}

/** Parts that the patch does not name stay the very same, and so do the rows of those it names. */
export function applyPatch(state: State, { values, maps }: StatePatch): State {
  const parts = state as unknown as Parts;
  const changed = Object.entries(maps).map(([name, { put, removed }]) => {
    const rows = new Map(parts[name] as Rows);
    for (const key of removed) rows.delete(key);
    for (const [key, row] of put) rows.set(key, row);
    return [name, rows] as const;
  });
  return { ...state, ...values, ...Object.fromEntries(changed) };
}

function diffRows(before: Rows, after: Rows): MapPatch {
  const put = [...after].filter(([key, row]) => !Object.is(row, before.get(key)));
  const removed = [...before.keys()].filter((key) => !after.has(key));
  return { put, removed };
}
