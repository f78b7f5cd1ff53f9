import { expect, test } from 'vitest';
import { largestShare, spreadMs } from '../rolling-restart/absence.ts';

const leaving = (...times: number[]) =>
  times.map((from) => ({ client: `${from}`, from, to: 5_000 }));

test('those who leave one after the other are spread out, also where a busy server lets them in together', () => {
  const absences = leaving(0, 200, 400, 600);
  expect(largestShare(absences, 100)).toBe(0.25);
  expect(spreadMs(absences)).toBe(600);
});

test('those who leave together are not', () => {
  expect(largestShare(leaving(0, 10, 20, 600), 100)).toBe(0.75);
});
