import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../server/src/db/embedded.ts';

// What a test asks for is real; only surviving a power cut is not, and costs most of the time.
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/**
 * Gives the tests one PostgreSQL: `DESKBELL_TEST_DATABASE` is the URL of its maintenance database, as a superuser.
 * `TEST_DATABASE_URL`, where set, names another server to use instead.
 */
export default async function startDatabase(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    process.env.DESKBELL_TEST_DATABASE = given;
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-test-'));
  const database = await startEmbedded(folder, () => undefined, fast);
  const url = new URL(database.url);
  url.pathname = '/postgres';
  process.env.DESKBELL_TEST_DATABASE = url.href;
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
