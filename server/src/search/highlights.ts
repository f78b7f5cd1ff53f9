import type { Highlight } from '@deskbell/shared/commands/search';
import type { Field } from './document.ts';
import { type Folded, fold } from './fold.ts';

/** More than a list row can show. */
const mostOfOneTerm = 50;

type Range = { start: number; end: number };

/** Where the terms stand in the fields, in order and without overlap; null where one of them is nowhere. */
export function highlightsIn(fields: Field[], terms: string[]): Highlight[] | null {
  const found = new Set<string>();
  const highlights = fields.flatMap(({ field, index, text, spelled }) => {
    const folded = fold(text);
    const other = spelled ? fold(spelled).words : '';
    const ranges = terms.flatMap((term) => {
      const here = rangesOf(term, folded);
      if (here.length === 0 && other.includes(term)) here.push({ start: 0, end: text.length });
      if (here.length > 0) found.add(term);
      return here;
    });
    const place = index === undefined ? { field } : { field, index };
    return joined(ranges).map((range) => ({ ...place, ...range }));
  });
  return found.size === terms.length ? highlights : null;
}

/** Whether every term stands in one of the fields. */
export function holdsAll(fields: Field[], terms: string[]): boolean {
  const texts = fields.flatMap(({ text, spelled }) => (spelled ? [text, spelled] : [text]));
  const folded = texts.map((text) => fold(text).words);
  return terms.every((term) => folded.some((words) => words.includes(term)));
}

function rangesOf(term: string, { words, starts, ends }: Folded): Range[] {
  const ranges: Range[] = [];
  const lead = term.startsWith(' ') ? 1 : 0;
  const trail = term.endsWith(' ') ? 1 : 0;
  let at = words.indexOf(term);
  while (at !== -1 && ranges.length < mostOfOneTerm) {
    const last = at + term.length - trail - 1;
    ranges.push({ start: starts[at + lead] ?? 0, end: ends[last] ?? 0 });
    // The blank after one word is the blank before the next.
    at = words.indexOf(term, last + 1);
  }
  return ranges;
}

function joined(ranges: Range[]): Range[] {
  const all: Range[] = [];
  for (const range of ranges.toSorted((one, other) => one.start - other.start)) {
    const before = all.at(-1);
    if (before && range.start <= before.end) before.end = Math.max(before.end, range.end);
    else all.push({ ...range });
  }
  return all;
}
