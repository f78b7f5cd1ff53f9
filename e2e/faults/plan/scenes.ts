import type { Part } from './cast.ts';
import type { Step } from './deeds.ts';
import type { Random } from './random.ts';

type SceneParts = {
  forMs: number;
  cast: readonly Part[];
  round: number;
  first?: SceneName | undefined;
};
type Scene = (random: Random, at: number, cast: readonly Part[]) => Step[];

/**
 * What chance alone would bring together too seldom: several faults that have to meet within a second. Random deeds
 * and faults go on around them.
 */
export function sceneSteps(random: Random, { forMs, cast, round, first }: SceneParts): Step[] {
  const steps = round === 0 ? firstWords(random, 0, cast) : [];
  const usual = [lateCommit, crashDuringCommit, writtenOffline, lateCommit, shutDown];
  const scenes = first ? [named[first], ...usual] : usual;
  for (let turn = 0, at = 1_500; at + 2_500 < forMs; turn += 1, at += random.between(4_000, 6_000))
    steps.push(...(scenes[turn % scenes.length] ?? lateCommit)(random, at, cast));
  return steps.filter((step) => step.at < forMs);
}

const say = (at: number, client: number, random: Random): Step => ({
  at,
  kind: 'person',
  client,
  deed: 'say',
  dice: random.below(2 ** 30),
});

/** Every visitor begins, from all their tabs at the same moment. */
const firstWords: Scene = (random, at, cast) =>
  visitorsOf(cast).map((client) => say(at, client, random));

/**
 * A transaction that began first commits last: clients that catch up meanwhile read past its place, and are away when it
 * commits, so that only a cursor that knows of running transactions finds it again.
 */
const lateCommit: Scene = (random, at, cast) => {
  const author = random.pick(visitorsOf(cast));
  const others = [...cast.keys()].filter((client) => client !== author);
  return [
    { ...say(at, author, random), slowMs: 2_200 } as Step,
    ...visitorsOf(cast)
      .filter((client) => cast[client]?.person !== cast[author]?.person)
      .map((client) => say(at + 300, client, random)),
    ...others.map(
      (client): Step => ({ at: at + 900, kind: 'client', client, fault: 'wake', forMs: 0 }),
    ),
    ...others.map(
      (client): Step => ({ at: at + 1_600, kind: 'network', client, fault: 'down', forMs: 1_300 }),
    ),
  ];
};

/** Postgres dies while a message is being committed: whatever was told of it must not have been. */
const crashDuringCommit: Scene = (random, at, cast) => [
  ...visitorsOf(cast)
    .slice(0, 3)
    .map((client): Step => ({ ...say(at, client, random), slowMs: 1_500 }) as Step),
  { at: at + 700, kind: 'postgres', mode: 'immediate', forMs: random.between(200, 1_500) },
];

/** What is written without a network outlives the crash of whoever wrote it. */
const writtenOffline: Scene = (random, at, cast) =>
  visitorsOf(cast).flatMap((client): Step[] => [
    { at, kind: 'network', client, fault: 'down', forMs: 1_800 },
    say(at + 300, client, random),
    say(at + 500, client, random),
    { at: at + 1_000, kind: 'client', client, fault: 'crash', forMs: random.between(100, 600) },
  ]);

/** Postgres is restarted as its keepers do it. */
const shutDown: Scene = (random, at) => [
  { at, kind: 'postgres', mode: 'fast', forMs: random.between(200, 2_500) },
];

const visitorsOf = (cast: readonly Part[]): number[] =>
  [...cast.entries()].flatMap(([client, { role }]) => (role === 'visitor' ? [client] : []));

const named = { lateCommit, crashDuringCommit, writtenOffline, shutDown };
export type SceneName = keyof typeof named;
