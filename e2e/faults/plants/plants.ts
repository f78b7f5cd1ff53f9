import type { SceneName } from '../plan/scenes.ts';

export const plantNames = [
  'no-idempotency',
  'naive-cursor',
  'ack-before-commit',
  'publish-before-commit',
  'outbox-not-persisted',
] as const;
export type Plant = (typeof plantNames)[number];

/** A place in the product's source that is said differently while the plant is in. */
export type Replacement = { file: string; text: string; by: string };

/** A fault put into the product on purpose, to show that the checker sees it. */
export type Planting = {
  about: string;
  replacements: Replacement[];
  /** Run on the database before anything starts. */
  sql?: string;
  /** The invariant whose breach must be found, and how that finding reads. */
  mustBreak: { invariant: string; reads: RegExp };
  /** Comes first, so that a run of any length has it. */
  scene?: SceneName;
};

/** Nothing shares a commit: everything goes through its use-case, where the plant is. */
const oneByOne: Replacement = {
  file: 'server/src/core/run.ts',
  text: 'const done = await shortWays[name]?.(actor, input);',
  by: 'const done = null;',
};

export const plants: Record<Plant, Planting> = {
  'no-idempotency': {
    about: 'The server does not ask whether it has stored a message before.',
    replacements: [
      oneByOne,
      {
        file: 'server/src/messages/stored-before.ts',
        text: 'const row = await findMessage(context.db, messageId);',
        by: 'const row = null as Awaited<ReturnType<typeof findMessage>>;',
      },
    ],
    sql: 'alter table messages drop constraint messages_pkey',
    mustBreak: { invariant: 'once', reads: /is stored \d+ times/ },
  },
  'naive-cursor': {
    about: 'Catch-up reads past transactions that still run.',
    replacements: [
      {
        file: 'server/src/feed/store.ts',
        text: 'pg_snapshot_xmin(pg_current_snapshot())::text as bound',
        by: 'pg_snapshot_xmax(pg_current_snapshot())::text as bound',
      },
    ],
    mustBreak: { invariant: 'stores', reads: /is missing/ },
  },
  'ack-before-commit': {
    about:
      'A message is acknowledged when its last statement has run, before its transaction has ended.',
    replacements: [
      oneByOne,
      {
        file: 'server/src/db/wall.ts',
        text: "await sql.raw('commit').execute(connection);",
        by: "void sql.raw('commit').execute(connection).catch(() => undefined);",
      },
    ],
    mustBreak: { invariant: 'acknowledged', reads: /it is not in the database/ },
  },
  'publish-before-commit': {
    about: 'Others are told of a message while its transaction still runs.',
    replacements: [
      oneByOne,
      {
        file: 'server/src/core/run.ts',
        text: 'publish: (...more) => void publications.push(...more),',
        by: 'publish: (...more) => void (publications.push(...more), deskbell.publisher.publish(more)),',
      },
    ],
    mustBreak: { invariant: 'stores', reads: /is there and should not be/ },
  },
  'outbox-not-persisted': {
    about: 'A message is sent from memory, and never written to the store first.',
    replacements: [
      {
        file: 'shared/src/sync/outbox.ts',
        text: 'await keeper.commit({ outbox: [entry] }, () => put(entry));',
        by: 'put(entry);',
      },
    ],
    // Of somebody alone with a store: between tabs, words could also be lost by one not seeing what the other keeps.
    mustBreak: { invariant: 'kept', reads: /^(visitor|agent) \d+ kept .*it is nowhere any more/ },
    scene: 'writtenOffline',
  },
};

/** @throws Error for a name that is none */
export function plantNamed(name: string): Plant {
  const plant = plantNames.find((each) => each === name);
  if (!plant) throw new Error(`There is no plant "${name}"; there are ${plantNames.join(', ')}.`);
  return plant;
}
