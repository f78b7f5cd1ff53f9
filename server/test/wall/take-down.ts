import { sql } from 'kysely';
import type { Database } from '../../src/db/open.ts';

/** Tables behind a policy. */
export async function findWalled(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relrowsecurity and relnamespace = current_schema()::regnamespace order by relname`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** Leaves a test's own database without its policies, to see what stands without them. */
export async function takeDownWall(db: Database): Promise<void> {
  for (const table of await findWalled(db))
    await sql`alter table ${sql.table(table)} disable row level security`.execute(db);
}
