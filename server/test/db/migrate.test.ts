import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createEmptyDatabase } from '../database.ts';

test('waiting for another server’s migration outlasts the time a statement may take', async () => {
  const database = await createEmptyDatabase();
  await migrate(database.db);
  const other = new Client(database.url);
  await other.connect();
  // The lock that Kysely's migrator takes.
  await other.query('select pg_advisory_lock(3853314791062309107)');

  // One connection, so that the shortened limit is that of whatever the migration runs on.
  const db = openDatabase(database.url, 1);
  await sql`set statement_timeout = '200ms'`.execute(db);
  const migrated = migrate(db);
  // Looked at here, so that a failure in the meantime is not an unhandled one.
  migrated.catch(() => undefined);
  await vi.waitFor(async () => {
    const { rowCount } = await other.query(
      `select from pg_stat_activity where datname = current_database()
         and wait_event = 'advisory' and clock_timestamp() - query_start > interval '600ms'`,
    );
    expect(rowCount).toBe(1);
  }, 5_000);
  await other.query('select pg_advisory_unlock(3853314791062309107)');
  expect(await migrated).toEqual([]);

  const { rows } = await sql`show statement_timeout`.execute(db);
  expect(rows).toEqual([{ statement_timeout: '30s' }]);
  await other.end();
  await db.destroy();
  await database.drop();
});
