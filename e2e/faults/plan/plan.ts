import type { Part } from './cast.ts';
import { agentDeeds, type Deed, networkFaults, type Step, visitorDeeds } from './deeds.ts';
import { hashOf, type Random, randomOf } from './random.ts';
import { type SceneName, sceneSteps } from './scenes.ts';

export type PlanParts = {
  seed: number;
  /** Which stretch of a long run this is. */
  round: number;
  forMs: number;
  cast: readonly Part[];
  servers: number;
  /** The scene to begin with. */
  first?: SceneName | undefined;
};

/** Mean times between two deeds of one kind, in ms. */
const everyMs = { visitor: 900, agent: 550, network: 500, client: 5_000, server: 11_000 };

/** All that will be done and all that will break, from the seed alone. */
export function planOf(parts: PlanParts): Step[] {
  const { cast, forMs } = parts;
  const randomFor = (label: string) => randomOf(parts.seed, `${parts.round} ${label}`);
  const steps: Step[] = sceneSteps(randomFor('scenes'), parts);
  const stream = (label: string, gapMs: number, deed: (random: Random, turn: number) => Deed) => {
    const random = randomFor(label);
    let at = random.next() * gapMs;
    for (let turn = 0; at < forMs; turn += 1) {
      steps.push({ at: Math.round(at), ...deed(random, turn) });
      at += gapMs * (0.2 + 1.6 * random.next());
    }
  };

  for (const [client, { role, name }] of cast.entries())
    stream(name, everyMs[role], (random) => ({
      kind: 'person',
      client,
      deed: random.pick(role === 'visitor' ? visitorDeeds : agentDeeds),
      dice: random.below(2 ** 30),
    }));
  stream('network', everyMs.network, (random, turn) => ({
    kind: 'network',
    client: random.below(cast.length),
    // In turn, so that a short run has all of them.
    fault: networkFaults[turn % networkFaults.length] ?? 'cut',
    forMs: random.between(200, 4_000),
  }));
  stream('client', everyMs.client, (random, turn) => ({
    kind: 'client',
    client: random.below(cast.length),
    fault: turn % 3 === 2 ? 'wake' : 'crash',
    forMs: random.between(50, 2_500),
  }));
  stream('servers', everyMs.server, (random, turn) => ({
    kind: 'server',
    server: random.below(parts.servers),
    fault: (['kill', 'terminate', 'freeze'] as const)[turn % 3] ?? 'kill',
    forMs: random.between(300, 4_000),
  }));
  stream('redis', 20_000, (random, turn) => ({
    kind: 'redis',
    fault: turn % 2 === 0 ? 'stop' : 'freeze',
    forMs: random.between(500, 5_000),
  }));
  return steps.sort((a, b) => a.at - b.at);
}

/** Tells two plans apart in a line of a log. */
export const fingerprintOf = (steps: readonly Step[]): string =>
  hashOf(JSON.stringify(steps)).toString(16).padStart(8, '0');
