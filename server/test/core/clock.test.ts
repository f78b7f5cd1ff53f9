import { expect, test } from 'vitest';
import { standing } from '../../src/core/clock.ts';
import { TestClock } from '../clock.ts';

test('a standing clock keeps the time it was first read at, and hands out no Date that others could change', () => {
  const clock = new TestClock();
  const stood = standing(clock);
  clock.advance(5_000);
  const first = stood.now();
  clock.advance(5_000);
  expect(stood.now()).toEqual(first);
  stood.now().setFullYear(1970);
  expect(stood.now()).toEqual(first);
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(first.getTime() + 5_000);
});
