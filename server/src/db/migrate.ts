import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type { Database } from './open.ts';

const folder = new URL('../../../migrations/', import.meta.url);

/** The database was written by a newer Deskbell than this one. */
export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew';
  constructor(unknown: string[]) {
    super(`the database holds migrations this version does not know: ${unknown.join(', ')}`);
  }
}

/**
 * Runs what is missing, under a lock, so that servers starting together do not collide.
 * @returns the names of the migrations that were applied now, in order
 * @throws {DatabaseTooNew} when the database is ahead of this version; nothing is changed then
 */
export async function migrate(db: Database): Promise<string[]> {
  const provider: MigrationProvider = { getMigrations: readMigrations };
  await refuseNewer(db, Object.keys(await readMigrations()));
  const { error, results } = await withoutTimeLimit(db, (patient) =>
    new Migrator({ db: patient, provider }).migrateToLatest(),
  );
  if (error) throw error;
  return (results ?? [])
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName);
}

/** Runs work on one connection whose statements may take as long as they need: another server's turn, a long index. */
async function withoutTimeLimit<Value>(
  db: Database,
  work: (db: Database) => Promise<Value>,
): Promise<Value> {
  return db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      return await work(connection);
    } finally {
      // A connection that cannot be reset is gone, and the work has failed or is done.
      await sql`reset statement_timeout`.execute(connection).catch(() => undefined);
    }
  });
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  return Object.fromEntries(
    files.map((name, index) => [
      name.slice(0, -'.sql'.length),
      { up: async (db) => void (await sql.raw(texts[index] ?? '').execute(db)) },
    ]),
  );
}

async function refuseNewer(db: Database, known: string[]): Promise<void> {
  const { rows: tables } = await sql`select to_regclass('kysely_migration') as found`.execute(db);
  if ((tables[0] as { found: string | null }).found === null) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const unknown = rows.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
}
