import { expect, test } from 'vitest';
import { saidBy } from '../run-tests/said-by.ts';

test('what a script says is heard to its end', async () => {
  const script = ['-e', `console.log('one'); setTimeout(() => console.error('two'), 10);`];
  const { text, isInTime } = await saidBy(script, { withinMs: 60_000 });
  expect(text).toBe('one\ntwo\n');
  expect(isInTime).toBe(true);
});

test('a script that hangs, and what it started, are ended and do not count as in time', async () => {
  const hang = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1_000);`;
  // The second holds the output open for as long as it lives.
  const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(hang)}],
    { stdio: 'inherit' }); ${hang}`;
  const { text, isInTime } = await saidBy(['-e', script], { withinMs: 1_000, graceMs: 500 });
  expect(isInTime).toBe(false);
  expect(text).toContain('It did not end within 1 s.');
});

test('a process of another group that holds the output is not waited for', async () => {
  const quiet = `setTimeout(() => undefined, 5_000);`;
  const script = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(quiet)}],
    { stdio: 'inherit', detached: true }).unref(); process.disconnect();`;
  expect((await saidBy(['-e', script], { withinMs: 500, graceMs: 200 })).isInTime).toBe(false);
});
