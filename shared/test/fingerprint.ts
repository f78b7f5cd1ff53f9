import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What a change of the wire asks of whoever makes it. */
export const whatToDo = `What crosses the wire has changed.
- Only something optional was added (a command, an event, an optional field, an error of a new command)? Clients of the
  last release ignore it: copy the new fingerprint into shared/test/accepted.ts and add one line to its notes.
- Anything else (a field renamed, removed, required or read differently)? Clients of the last release would break: raise
  \`protocol\` in shared/src/version.ts with a line of history, keep the old shape working down to \`oldestProtocol\`, and
  only then accept the fingerprint.`;

/** Eight characters that change with anything a client could notice. */
export function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 8);
}

/** The JSON schema of what is written to the wire. */
export function wireSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

/** Every value of a map by its name, as fingerprints. */
export function fingerprints<Value>(
  all: Readonly<Record<string, Value>>,
  shapeOf: (value: Value) => unknown,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, fingerprint(shapeOf(value))]),
  );
}
