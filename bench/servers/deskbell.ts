import { startApp } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { createLog } from '../../server/src/core/log.ts';
import { openDatabase } from '../../server/src/db/open.ts';
import { openSearchDatabase } from '../../server/src/db/open-search.ts';
import { tell } from './tell.ts';

// The real server, as `npm start` runs it, on a database that the bench has prepared.
const config = { ...readConfig(process.env), port: 0, host: '127.0.0.1' };
const db = openDatabase(config.databaseUrl ?? '', config.poolSize);
const searchDb = openSearchDatabase(config.databaseUrl ?? '');
const app = await startApp({ config, db, searchDb, log: createLog('error') });
tell(app.port, async () => {
  await app.close();
  await searchDb.destroy();
  await db.destroy();
});
