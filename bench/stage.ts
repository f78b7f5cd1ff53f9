import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../server/src/db/embedded.ts';
import { migrate } from '../server/src/db/migrate.ts';
import { openDatabase } from '../server/src/db/open.ts';
import { setUp } from '../server/src/set-up.ts';
import { hireTeam } from './team.ts';

/** How much is measured: a short look, or all that the figures name. */
export type Scale = {
  name: 'short' | 'full';
  visitors: number;
  agents: number;
  messages: number;
  idle: number;
  storm: number;
  rounds: number;
  stormRounds: number;
  idleRounds: number;
  /** How long a load is offered. */
  seconds: number;
};

export const scales: Record<'short' | 'full', Scale> = {
  short: {
    name: 'short',
    visitors: 200,
    agents: 10,
    messages: 1_000,
    idle: 2_000,
    storm: 500,
    rounds: 3,
    stormRounds: 1,
    idleRounds: 1,
    seconds: 3,
  },
  full: {
    name: 'full',
    visitors: 1_000,
    agents: 50,
    messages: 10_000,
    idle: 10_000,
    storm: 5_000,
    rounds: 5,
    stormRounds: 3,
    idleRounds: 3,
    seconds: 10,
  },
};

/** What all measures share: a real PostgreSQL that keeps its promises (fsync on), and somebody who can sign in. */
export type Stage = {
  scale: Scale;
  databaseUrl: string;
  /** Where the database lives: its log, and `postgres/` with its files. */
  folder: string;
  admin: { email: string; password: string };
  /** Session tokens of a hundred agents. */
  team: string[];
  clear(): Promise<void>;
};

export async function setStage(scale: Scale): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-bench-'));
  const database = await startEmbedded(folder, () => undefined);
  const admin = { email: 'bench@example.com', password: 'a bench of its own' };
  const db = openDatabase(database.url, 2);
  await migrate(db);
  await setUp(db, { admin });
  const team = await hireTeam(db, 100);
  await db.destroy();
  return {
    scale,
    databaseUrl: database.url,
    folder,
    admin,
    team,
    async clear() {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A session token for the bench's agent. */
export async function signIn(url: string, admin: Stage['admin']): Promise<string> {
  const response = await fetch(`${url}/api/agents/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  });
  const { token } = (await response.json()) as { token: string };
  return token;
}
