import { splitByQuery } from './search.ts';

/** Text with the matches of a search marked. */
export function Marked({ text, query }: { text: string; query: string }) {
  if (query === '') return text;
  return splitByQuery(text, query).map(({ at, part, isMatch }) =>
    isMatch ? <mark key={at}>{part}</mark> : part,
  );
}
