/**
 * Puts a line among its like, in order.
 * @param keyOf what lines of its kind are ordered by, `null` for every other line
 * @throws Error where the text has no line of its kind, or has it already
 */
export function insertLine(
  text: string,
  line: string,
  keyOf: (line: string) => string | null,
): string {
  const lines = text.split('\n');
  const key = keyOf(line);
  const peers = lines.flatMap((other, index) => {
    const otherKey = keyOf(other);
    return otherKey === null ? [] : [{ index, key: otherKey }];
  });
  const last = peers.at(-1);
  if (key === null || !last) throw new Error(`there is no place for "${line}"`);
  if (peers.some((peer) => peer.key === key)) throw new Error(`"${line.trim()}" is there already`);
  const next = peers.find((peer) => peer.key > key);
  lines.splice(next ? next.index : last.index + 1, 0, line);
  return lines.join('\n');
}

/** Orders imports by where they lead. */
export const importPath = (line: string) => /^import .* from '(\.[^']*)';$/.exec(line)?.[1] ?? null;

/** Orders the entries of a plain list of names. */
export const listedName = (line: string) => /^ {2}(\w+),$/.exec(line)?.[1] ?? null;
