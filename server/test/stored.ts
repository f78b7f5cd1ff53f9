import { sql } from 'kysely';
import type { Database } from '../src/db/open.ts';

/** What servers note of themselves as time goes by, whether anybody is there or not. */
const ofServers = ['servers', 'search_progress'];

/** Every other table with all its rows as text, so that two looks can be compared. */
export async function everythingStored(db: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`.execute(db);
  const ofPeople = tables.filter(({ name }) => !ofServers.includes(name));
  const looks = ofPeople.map(async ({ name }) => {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t order by 1`.execute(db);
    return [name, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(looks));
}
