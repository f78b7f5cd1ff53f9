import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { Pool } from 'pg';
import { startApp } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { createLog } from '../../server/src/core/log.ts';
import { preparing } from '../../server/src/db/prepared.ts';
import type { Tables } from '../../server/src/db/tables/tables.ts';
import { StoreInMemory } from './store-in-memory.ts';
import { tell } from './tell.ts';

// The real server with the database taken out of the send path: what would be stored is counted in memory.
const config = { ...readConfig(process.env), port: 0, host: '127.0.0.1' };
const real = preparing(
  new Pool({ connectionString: config.databaseUrl ?? '', max: config.poolSize }),
);
const memory = new StoreInMemory();

const pool: PostgresPool = {
  ...real,
  async connect() {
    const client = await real.connect();
    const query = async (text: string, values: readonly unknown[]) => {
      if (!text.includes('store_messages')) return client.query(text, values);
      const answer = memory.answer(String(values[0]));
      if (answer) return { command: 'SELECT', rowCount: 1, rows: [{ answer }] };
      const result = await client.query<{ answer: never }>(text, values);
      memory.learn(result.rows[0]?.answer);
      return result;
    };
    return { ...client, query, release: () => client.release() } as typeof client;
  },
};

const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
const app = await startApp({ config, db, log: createLog('error') });
tell(app.port, async () => {
  await app.close();
  await db.destroy();
});
