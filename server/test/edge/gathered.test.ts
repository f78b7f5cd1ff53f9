import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { Gathered } from '../../src/edge/gathered.ts';
import { TestClock } from '../clock.ts';

let clock: TestClock;
let sent: string[][];
let gathered: Gathered<string>;
beforeEach(() => {
  clock = new TestClock();
  sent = [];
  gathered = new Gathered({
    clock,
    join: (held, come) => `${held}+${come}`,
    send: (values) => {
      sent.push(values);
      return values.length > 2 ? 1_000 : 250;
    },
  });
});

test('the first of a burst leaves at once, together with all of its turn', async () => {
  gathered.add('a', '1');
  gathered.add('b', '1');
  expect(sent).toEqual([]);
  await turn();
  expect(sent).toEqual([['1', '1']]);
});

test('what follows waits for the window, as one value for each key, and the last always leaves', async () => {
  gathered.add('a', '1');
  await turn();
  gathered.add('a', '2');
  gathered.add('b', '1');
  gathered.add('a', '3');
  // The test's clock runs on with the real one, so no step ends just before the window does.
  clock.advance(100);
  expect(sent).toEqual([['1']]);
  clock.advance(150);
  expect(sent).toEqual([['1'], ['2+3', '1']]);
});

test('after a window without news the next is a first again', async () => {
  gathered.add('a', '1');
  await turn();
  clock.advance(250);
  expect(sent).toEqual([['1']]);
  gathered.add('a', '2');
  await turn();
  expect(sent).toEqual([['1'], ['2']]);
});

test('the window is as long as the one who sends says', async () => {
  for (const key of ['a', 'b', 'c']) gathered.add(key, key);
  await turn();
  gathered.add('a', 'late');
  clock.advance(500);
  expect(sent).toHaveLength(1);
  clock.advance(500);
  expect(sent[1]).toEqual(['late']);
});

test('what waits leaves when there is no later any more, and what comes even then', async () => {
  gathered.add('a', '1');
  gathered.close();
  expect(sent).toEqual([['1']]);
  gathered.add('a', '2');
  await turn();
  expect(sent).toEqual([['1'], ['2']]);
});
