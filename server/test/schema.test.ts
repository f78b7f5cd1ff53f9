import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentChecksums, frozenChecksums } from '../../scripts/dump-schema/frozen.ts';
import { schemaHeading } from '../../scripts/dump-schema/heading.ts';
import { describeSchema } from '../src/db/describe-schema.ts';
import { createDatabase, type TestDatabase } from './database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('migrations/schema.sql is what the migrations make; else run `npm run dump-schema`', async () => {
  const kept = readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8');
  expect(schemaHeading + (await describeSchema(database.db))).toBe(kept);
});

test('frozen migrations are as they were, and every migration is frozen; mend a mistake in a new file', () => {
  expect(currentChecksums()).toEqual(frozenChecksums());
});

async function namesOf(query: string): Promise<string[]> {
  const { rows } = await sql.raw<{ name: string }>(query).execute(database.db);
  return rows.map(({ name }) => name);
}

const tables = `pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
  and c.relname not like 'kysely%'`;

test('every table has a primary key', async () => {
  const without = await namesOf(`select relname as name from ${tables} and not exists (
    select 1 from pg_constraint where conrelid = c.oid and contype = 'p')`);
  expect(without).toEqual([]);
});

test('every foreign key can be followed by an index', async () => {
  const without =
    await namesOf(`select conname as name from pg_constraint k where contype = 'f' and not exists (
    select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])`);
  expect(without).toEqual([]);
});

test('every time says which moment it means, wherever the server stands', async () => {
  const without = await namesOf(`select format('%s.%s', c.relname, a.attname) as name
    from pg_attribute a, ${tables} and a.attrelid = c.oid and a.atttypid = 'timestamp'::regtype`);
  expect(without).toEqual([]);
});

test('every check has a name of its own', async () => {
  const madeUp = await namesOf(`select conname as name from pg_constraint
    where contype = 'c' and connamespace = current_schema()::regnamespace and conname ~ '_check\\d*$'`);
  expect(madeUp).toEqual([]);
});

test('whatever visitors’ data lies in has its wall', async () => {
  const open = await namesOf(
    `select relname as name from ${tables} and not relrowsecurity order by 1`,
  );
  expect(open).toEqual([
    'agent_sites',
    'agents',
    'search_progress',
    'search_segments',
    'secrets',
    'servers',
    'sign_in_tries',
  ]);
});
