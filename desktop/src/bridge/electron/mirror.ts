import { emptyState, type State } from '@deskbell/shared/sync/state';
import { applyPatch, type StatePatch } from '../state-patch.ts';

type Change = { version: number; patch: StatePatch };

/** The engine's state as this page knows it. */
export type Mirror = {
  readonly state: State;
  subscribe(listener: () => void): () => void;
  /** Begins anew with all of the state; changes that came before it are part of it or follow it. */
  reset(all: Change): void;
  /** Changes may come before the state they belong to, never out of order. */
  take(change: Change): void;
  /** Resolves once the state is as new as this. */
  reached(version: number): Promise<void>;
};

export function createMirror(): Mirror {
  let state = emptyState;
  let version: number | null = null;
  let early: Change[] = [];
  let waiting: { version: number; resolve(): void }[] = [];
  const listeners = new Set<() => void>();

  function moveTo(next: State, at: number): void {
    state = next;
    version = at;
    const reached = waiting.filter((one) => one.version <= at);
    waiting = waiting.filter((one) => one.version > at);
    for (const listener of [...listeners]) listener();
    for (const { resolve } of reached) resolve();
  }

  function take(change: Change): void {
    if (version === null) early.push(change);
    else if (change.version > version) moveTo(applyPatch(state, change.patch), change.version);
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reset(all) {
      moveTo(applyPatch(emptyState, all.patch), all.version);
      const late = early;
      early = [];
      for (const change of late) take(change);
    },
    take,
    reached: (wanted) =>
      version !== null && version >= wanted
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ version: wanted, resolve })),
  };
}
