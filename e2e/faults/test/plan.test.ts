import { expect, test } from 'vitest';
import { castOf } from '../plan/cast.ts';
import { networkFaults } from '../plan/deeds.ts';
import { planOf } from '../plan/plan.ts';

test('a scene can be asked for to begin with', () => {
  const cast = castOf(5, { visitors: 6, agents: 3 });
  const parts = { seed: 5, round: 0, forMs: 15_000, cast, servers: 2 };
  const alone = cast.findIndex(({ storeKey }) => storeKey === 'visitor-0-shared');
  const steps = planOf({ ...parts, first: 'writtenOffline' }).filter(
    (step) => 'client' in step && step.client === alone && step.at >= 1_500 && step.at <= 2_500,
  );
  expect(steps).toContainEqual(expect.objectContaining({ at: 1_500, fault: 'down' }));
  expect(steps).toContainEqual(expect.objectContaining({ at: 2_000, deed: 'say' }));
  expect(steps).toContainEqual(expect.objectContaining({ at: 2_500, fault: 'crash' }));
});

function plan(seed: number, round = 0) {
  const cast = castOf(seed, { visitors: 6, agents: 3 });
  return { cast, steps: planOf({ seed, round, forMs: 60_000, cast, servers: 2 }) };
}

test('a seed gives the same people, deeds and faults again', () => {
  expect(plan(7)).toEqual(plan(7));
});

test('another seed, and the next round of one, give others', () => {
  expect(plan(7).steps).not.toEqual(plan(8).steps);
  expect(plan(7).steps).not.toEqual(plan(7, 1).steps);
});

test('a minute holds every kind of fault', () => {
  const kinds = new Set(
    plan(1).steps.map((step) => {
      if (step.kind === 'postgres') return `postgres ${step.mode}`;
      return 'fault' in step ? `${step.kind} ${step.fault}` : step.kind;
    }),
  );
  expect(kinds).toEqual(
    new Set([
      'person',
      ...networkFaults.map((fault) => `network ${fault}`),
      ...['client crash', 'client wake', 'server kill', 'server terminate', 'server freeze'],
      ...['postgres fast', 'postgres immediate', 'redis stop', 'redis freeze'],
    ]),
  );
});

test('every visitor begins with words from all their tabs at the same moment', () => {
  const { cast, steps } = plan(3);
  const first = steps.filter((step) => step.at === 0 && step.kind === 'person');
  const visitors = cast.flatMap(({ role }, client) => (role === 'visitor' ? [client] : []));
  expect(new Set(first.map((step) => 'client' in step && step.client))).toEqual(new Set(visitors));
  expect(cast.filter(({ storeKey }) => storeKey === 'visitor-2-shared')).toHaveLength(2);
});
