import type { Message } from '@deskbell/shared/model/message';

type Part = { at: number; part: string; isMatch: boolean };

const fold = (text: string): string => text.toLocaleLowerCase();

/** A text cut at the matches of a query, letter case aside. */
export function splitByQuery(text: string, query: string): Part[] {
  const folded = fold(text);
  const wanted = fold(query);
  // Lower case may change the length (İ); then places would not fit, and the text stays whole.
  if (wanted === '' || folded.length !== text.length)
    return [{ at: 0, part: text, isMatch: false }];
  const parts: Part[] = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    if (at > from) parts.push({ at: from, part: text.slice(from, at), isMatch: false });
    parts.push({ at, part: text.slice(at, at + wanted.length), isMatch: true });
    from = at + wanted.length;
  }
  if (from < text.length) parts.push({ at: from, part: text.slice(from), isMatch: false });
  return parts;
}

/** The `seq` of every message that holds the query, oldest first. */
export function matchesOf(messages: readonly Message[], query: string): number[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [];
  return messages.filter(({ text }) => fold(text).includes(wanted)).map(({ seq }) => seq);
}
