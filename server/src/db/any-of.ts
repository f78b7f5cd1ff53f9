import { type RawBuilder, sql } from 'kysely';

/** For `where('id', '=', anyOf(ids))`: one statement however many ids, where `in` would be another for each length. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> =>
  sql<string>`any (${[...ids]}::uuid[])`;
