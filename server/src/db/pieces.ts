/** A notification holds less than 8,000 bytes. */
const mostBytes = 7_900;

/**
 * Cuts what is too long for one notification: `<who> <number> <how many are left> <text>`. The number also keeps Postgres
 * from taking two equal ones for one.
 */
export function toPieces(who: string, number: number, text: string): string[] {
  const bytes = Buffer.from(text);
  const texts: string[] = [];
  for (let at = 0; at < bytes.length || at === 0; ) {
    let end = Math.min(bytes.length, at + mostBytes);
    // Not within a character.
    while (end < bytes.length && isInside(bytes[end])) end -= 1;
    texts.push(bytes.toString('utf8', at, end));
    at = Math.max(end, 1);
  }
  return texts.map((piece, at) => `${who} ${number} ${texts.length - 1 - at} ${piece}`);
}

const isInside = (byte = 0): boolean => (byte & 0xc0) === 0x80;

/** Takes notifications in the order they come, and hands on each whole text of others. */
export function reassembling(me: string, hear: (text: string) => void): (piece: string) => void {
  const begun = new Map<string, { number: string; text: string }>();
  return (piece) => {
    const [who = '', number = '', left = ''] = piece.split(' ', 3);
    if (who === me) return;
    const text = piece.slice(who.length + number.length + left.length + 3);
    const before = begun.get(who);
    // Pieces of one text follow one another; the beginning of another that never ended is dropped.
    const whole = before?.number === number ? before.text + text : text;
    if (left === '0') {
      begun.delete(who);
      hear(whole);
    } else begun.set(who, { number, text: whole });
  };
}
