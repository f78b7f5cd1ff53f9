import { expect, test } from 'vitest';
import { castOf } from '../plan/cast.ts';
import { networkFaults } from '../plan/deeds.ts';
import { planOf } from '../plan/plan.ts';

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
