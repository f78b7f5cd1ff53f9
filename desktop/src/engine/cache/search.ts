import type { Message } from '@deskbell/shared/model/message';
import { type Body, parseBody } from './body.ts';
import type { Sqlite } from './open.ts';
import { readSearch, type SearchTerms } from './search-terms.ts';
import { foldText } from './search-text.ts';

export type SearchQuery = {
  /** Words, all of which must be there; the last one may be unfinished; "quotes" hold whole words together. */
  text: string;
  limit: number;
  /** Where the page before has ended. */
  page?: string | undefined;
};

export type Found = { messages: Message[]; nextPage: string | null };

/** First what holds the words, then what holds them as parts of other words; the newest first in both. */
export type Search = (query: SearchQuery) => Found;

type Lane = 'words' | 'parts';
type Row = Body & { place: number };
type Place = { lane: Lane; before: number };

// The driver binds numbers as real ones, and FTS5 passes over a bound that is no integer: hence the casts.
const newest = Number.MAX_SAFE_INTEGER;

export function createSearch(db: Sqlite): Search {
  const inWords = laneOf(db, 'message_words');
  const inParts = laneOf(db, 'message_parts');
  const placesOf = db
    .prepare<[string], number>('select rowid from message_words where message_words match ?')
    .pluck();

  function* wordRows({ words }: SearchTerms, before: number): Iterable<Row> {
    if (words !== null) yield* inWords.iterate(words, before);
  }

  function* partRows({ words, parts, isIn }: SearchTerms, before: number): Iterable<Row> {
    if (parts === null) return;
    const told = new Set(words === null ? [] : placesOf.all(words));
    for (const row of inParts.iterate(parts, before))
      if (!told.has(row.place) && isIn(foldText(parseBody<Message>(row).text))) yield row;
  }

  function* rowsFrom(terms: SearchTerms, { lane, before }: Place): Iterable<[Lane, Row]> {
    if (lane === 'words') for (const row of wordRows(terms, before)) yield ['words', row];
    for (const row of partRows(terms, lane === 'parts' ? before : newest)) yield ['parts', row];
  }

  return ({ text, limit, page }) => {
    const messages: Message[] = [];
    let last: Place = readPage(page);
    for (const [lane, row] of rowsFrom(readSearch(text), last)) {
      if (messages.length === limit) return { messages, nextPage: `${last.lane} ${last.before}` };
      messages.push(parseBody<Message>(row));
      last = { lane, before: row.place };
    }
    return { messages, nextPage: null };
  };
}

function laneOf(db: Sqlite, table: string) {
  return db.prepare<[string, number], Row>(
    `select place, body from ${table} join messages on place = ${table}.rowid
      where ${table} match ? and ${table}.rowid < cast(? as integer) order by ${table}.rowid desc`,
  );
}

function readPage(page: string | undefined): Place {
  const [lane, before] = page?.split(' ') ?? [];
  return { lane: lane === 'parts' ? 'parts' : 'words', before: Number(before ?? newest) };
}
