import { setTimeout } from 'node:timers/promises';
import type { Client } from './people/client.ts';
import { type Company, personDoes } from './people/company.ts';
import type { Step } from './plan/deeds.ts';
import type { Stage } from './stage/stage.ts';

/** While things break, engines' clocks run so much faster than the world's: a minute's patience fits into a short run. */
const speed = 3;

/** Lets the plan happen, each step at its time, and waits until what was broken for a while runs again. */
export async function play(steps: readonly Step[], company: Company): Promise<void> {
  company.pace.speed = speed;
  const startedAt = Date.now();
  const underWay = new Set<Promise<void>>();
  const line = { server: Promise.resolve(), postgres: Promise.resolve(), redis: Promise.resolve() };
  for (const step of steps) {
    await setTimeout(Math.max(0, startedAt + step.at - Date.now()));
    const broken = take(step, { ...company, line });
    underWay.add(broken);
    // What failed stays, to be told at the end.
    broken.then(
      () => underWay.delete(broken),
      () => undefined,
    );
  }
  await Promise.all(underWay);
}

type Ground = Company & {
  /** One thing breaks only when it has been mended from the time before. */
  line: Record<'server' | 'postgres' | 'redis', Promise<void>>;
};

function take(step: Step, ground: Ground): Promise<void> {
  const { stage, clients, proxies, line } = ground;
  const client = 'client' in step ? clients[step.client] : undefined;
  switch (step.kind) {
    case 'person':
      // Nobody waits for an answer: the next thing they do comes at its time.
      if (client) void personDoes(client, step);
      return Promise.resolve();
    case 'network':
      proxies[step.client]?.break(step.fault, step.forMs);
      return Promise.resolve();
    case 'client':
      return client ? disturb(client, step) : Promise.resolve();
    case 'server':
      line.server = line.server.then(() => breakServer(stage, step));
      return line.server;
    case 'postgres':
      line.postgres = line.postgres.then(() => breakPostgres(stage, step));
      return line.postgres;
    case 'redis':
      line.redis = line.redis.then(() => breakRedis(stage, step));
      return line.redis;
  }
}

async function disturb(client: Client, { fault, forMs }: Extract<Step, { kind: 'client' }>) {
  if (fault === 'wake') {
    if (client.isRunning) client.engine.wake();
    return;
  }
  client.crash();
  await setTimeout(forMs);
  await client.startAgain();
}

async function breakServer(stage: Stage, step: Extract<Step, { kind: 'server' }>): Promise<void> {
  const server = stage.servers[step.server];
  if (!server) return;
  if (step.fault === 'freeze') {
    server.freeze();
    await setTimeout(step.forMs);
    server.thaw();
    return;
  }
  await server.stop(step.fault === 'kill' ? 'SIGKILL' : 'SIGTERM');
  await setTimeout(step.forMs);
  await server.start();
}

async function breakPostgres({ postgres }: Stage, step: Extract<Step, { kind: 'postgres' }>) {
  await postgres.stop(step.mode);
  await setTimeout(step.forMs);
  await postgres.start();
}

async function breakRedis({ redis }: Stage, step: Extract<Step, { kind: 'redis' }>) {
  if (!redis) return;
  if (step.fault === 'freeze') redis.freeze();
  else await redis.stop();
  await setTimeout(step.forMs);
  if (step.fault === 'freeze') redis.thaw();
  else await redis.start();
}
