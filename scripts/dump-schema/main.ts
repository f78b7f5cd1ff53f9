import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSchema } from '../../server/src/db/describe-schema.ts';
import { startEmbedded } from '../../server/src/db/embedded.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { openDatabase } from '../../server/src/db/open.ts';
import { type Checksums, currentChecksums, frozenChecksums } from './frozen.ts';
import { schemaHeading } from './heading.ts';

const migrations = new URL('../../migrations/', import.meta.url);

/** Runs every migration in a database of its own and writes down what comes out. */
async function dump(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-schema-'));
  const database = await startEmbedded(folder, () => undefined, { fsync: 'off' });
  const db = openDatabase(database.url, 1);
  try {
    await migrate(db);
    return schemaHeading + (await describeSchema(db));
  } finally {
    await db.destroy();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** New migrations are frozen; one that was frozen before keeps its checksum, so that a change of it stays visible. */
function freeze(): Checksums {
  const frozen = existsSync(new URL('checksums.json', migrations)) ? frozenChecksums() : {};
  const entries = Object.entries(currentChecksums());
  return Object.fromEntries(entries.map(([name, now]) => [name, frozen[name] ?? now]));
}

writeFileSync(new URL('schema.sql', migrations), await dump());
writeFileSync(new URL('checksums.json', migrations), `${JSON.stringify(freeze(), null, 2)}\n`);
console.log('Wrote migrations/schema.sql and migrations/checksums.json.');
