import { StartError } from '../start-error.ts';
import { DatabaseTooNew, migrate } from './migrate.ts';
import type { Database } from './open.ts';
import { requireWallRole, sayingWhatToAllow } from './wall-role.ts';

/**
 * Brings the database up to date.
 * @returns the names of the migrations that were applied now
 * @throws StartError where a newer Deskbell has written it, or its user may not do what is needed
 */
export async function migrateOrRefuse(db: Database): Promise<string[]> {
  try {
    const applied = await sayingWhatToAllow(db, () => migrate(db));
    await requireWallRole(db);
    return applied;
  } catch (cause) {
    if (!(cause instanceof DatabaseTooNew)) throw cause;
    throw new StartError(
      `This Deskbell is older than its data: ${cause.message}. Start the newer Deskbell, or use another database or data folder. Nothing was changed.`,
      { cause },
    );
  }
}
