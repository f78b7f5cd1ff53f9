import { sql } from 'kysely';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toErrorBody } from '../../src/core/error-body.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createDatabase, type TestDatabase } from '../database.ts';
import { type DatabaseLine, openLine } from '../database-line.ts';

let database: TestDatabase;
let line: DatabaseLine;
beforeAll(async () => {
  database = await createDatabase();
  line = await openLine();
});
afterAll(async () => {
  await line.cut();
  await database.drop();
});

const codeOf = (error: unknown) => toErrorBody(error, pino({ level: 'silent' })).code;

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('a connection that died between two statements passes', async () => {
  const client = new Client(line.urlOf(database.url));
  const died = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await client.query('begin');
  await line.cut();
  await died;
  expect(codeOf(await errorOf(client.query('select 1')))).toBe('unavailable');
});

test('so does what outlives the end of a server', async () => {
  const db = openDatabase(database.url, 1);
  await sql`select 1`.execute(db);
  await db.destroy();
  expect(codeOf(await errorOf(sql`select 1`.execute(db)))).toBe('unavailable');
});

test('a mistake does not', () => {
  expect(codeOf(new TypeError('x is not a function'))).toBe('internal');
});
