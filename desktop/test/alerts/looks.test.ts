import { afterEach, expect, it } from 'vitest';
import { createLooks, type Looks } from '../../src/console/alerts/looks.ts';

const open: Looks[] = [];
const openWindow = (): Looks => {
  const looks = createLooks(new BroadcastChannel('looks under test'));
  open.push(looks);
  return looks;
};

afterEach(() => {
  for (const looks of open.splice(0)) looks.stop();
});

it('a chat that is read in one window is known to be read in the other, until it is left', async () => {
  const [one, other] = [openWindow(), openWindow()];
  one.show('chat 1');
  await expect.poll(() => other.isReadElsewhere('chat 1')).toBe(true);
  expect(other.isReadElsewhere('chat 2')).toBe(false);
  expect(one.isReadElsewhere('chat 1')).toBe(false);
  one.show('chat 2');
  await expect.poll(() => other.isReadElsewhere('chat 2')).toBe(true);
  expect(other.isReadElsewhere('chat 1')).toBe(false);
  one.show(null);
  await expect.poll(() => other.isReadElsewhere('chat 2')).toBe(false);
});
