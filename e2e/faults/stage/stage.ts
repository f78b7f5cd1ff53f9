import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent } from '../../../server/src/agents/create-agent.ts';
import { migrate } from '../../../server/src/db/migrate.ts';
import { openDatabase } from '../../../server/src/db/open.ts';
import { setUp } from '../../../server/src/set-up.ts';
import { type Plant, plants } from '../plants/plants.ts';
import { Postgres } from './postgres.ts';
import { Redis } from './redis.ts';
import { ServerProcess } from './server.ts';
import { allowSlowCommits } from './slow-commits.ts';

export const password = 'a fault harness of its own';

/** The real parts a run takes place on. */
export type Stage = {
  folder: string;
  postgres: Postgres;
  redis: Redis | null;
  servers: ServerProcess[];
  /** E-mail addresses of the agents. */
  agents: string[];
  /** Ends every process; what they logged stays where `keepsLogs`. */
  clear(keepsLogs: boolean): Promise<void>;
};

export type StageParts = { servers: number; agents: number; plant: Plant | null };

export async function setStage(parts: StageParts): Promise<Stage> {
  endWithCaller();
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-faults-'));
  const postgres = await Postgres.make(folder);
  const redis = await Redis.make(folder);
  const agents = await fill(postgres.url, parts);
  const servers: ServerProcess[] = [];
  for (let at = 0; at < parts.servers; at += 1)
    servers.push(
      await ServerProcess.make({
        folder,
        name: `server-${at}`,
        databaseUrl: postgres.url,
        redisUrl: redis?.url ?? null,
        plant: parts.plant,
        // One says all it can, so that the logs are searched for what people wrote in every kind of line.
        logLevel: at === 0 ? 'debug' : 'warn',
      }),
    );
  await Promise.all(servers.map((server) => server.start()));
  return {
    folder,
    postgres,
    redis,
    servers,
    agents,
    async clear(keepsLogs) {
      await Promise.all(servers.map((server) => server.stop('SIGKILL')));
      await redis?.stop();
      await postgres.stop('immediate');
      if (keepsLogs) rmSync(join(folder, 'postgres'), { recursive: true, force: true });
      else rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** However this process ends, what it started ends too. */
function endWithCaller(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])
    process.once(signal, () => process.exit(130));
}

async function fill(databaseUrl: string, { agents: count, plant }: StageParts): Promise<string[]> {
  const db = openDatabase(databaseUrl, 2);
  try {
    await migrate(db);
    await setUp(db, { admin: { email: 'admin@example.com', password } });
    const emails = Array.from({ length: count }, (_, at) => `agent-${at}@example.com`);
    for (const email of emails)
      await createAgent(db, { email, name: email.split('@')[0] ?? email, role: 'agent', password });
    await allowSlowCommits(databaseUrl, plant ? plants[plant].sql : undefined);
    return emails;
  } finally {
    await db.destroy();
  }
}
