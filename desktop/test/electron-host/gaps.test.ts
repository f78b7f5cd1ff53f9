import { expect, test } from 'vitest';
import { electron } from './electron.ts';

test('the list of what this host has not is current', async () => {
  const { listGaps } = electron.electronHost as { listGaps(): string[] };
  await expect(`${listGaps().join('\n')}\n`).toMatchFileSnapshot('gaps.txt');
});
