import type { Link } from '@deskbell/shared/sync/link';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from '../../shared/test/sync/eventually.ts';
import { type FakeClock, fakeClock } from '../../shared/test/sync/fake-clock.ts';
import { blockedLink } from '../src/blocked-link.ts';
import { OddNetwork, wayOf } from './odd-network.ts';

let network: OddNetwork;
let page: EventTarget;
let clock: FakeClock;
let link: Link;
let downs: number;

beforeEach(async () => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  network = new OddNetwork();
  await network.start();
  clock = fakeClock();
  link = blockedLink(network.url, () => undefined, clock);
  downs = 0;
});
afterEach(async () => {
  link.close();
  await network.stop();
  vi.unstubAllGlobals();
});

const holdBack = (...ways: string[]) => {
  network.holdsBack = (request) => ways.includes(wayOf(request));
};

/** One try, as the engine makes it; tells what came of it. */
function opened(): Promise<'welcome' | 'down'> {
  return new Promise((resolve) => {
    link.open(
      { protocol: 1, actor: 'visitor', site: 'demo' },
      {
        onWelcome: () => resolve('welcome'),
        onEvent: () => undefined,
        onDown() {
          downs += 1;
          resolve('down');
        },
      },
    );
  });
}

const looks = () => network.asked.filter((way) => way === 'websocket').length;

/** Lets the time pass after which a look is due, and the look end. */
async function looked(afterMs: number): Promise<void> {
  const before = looks();
  await clock.advance(afterMs - 1);
  expect(looks()).toBe(before);
  await clock.advance(1);
  await eventually(() => expect(looks()).toBe(before + 1));
  await eventually(() => expect(clock.waiting + downs).toBe(1));
}

test('polling that was held back once is tried again after some minutes', async () => {
  holdBack('websocket', 'polled');
  expect(await opened()).toBe('down');
  expect(await opened()).toBe('welcome');
  expect(network.asked).toContain('/api/visitors/session');
  downs = 0;
  holdBack('websocket');
  for (const afterMs of [15_000, 30_000, 60_000, 120_000]) await looked(afterMs);
  expect(downs).toBe(0);
  await looked(240_000);
  expect(downs).toBe(1);
  network.asked.length = 0;
  expect(await opened()).toBe('welcome');
  expect(network.asked).not.toContain('/api/visitors/session');
});

test('a link that goes down and up does not put off the next look', async () => {
  holdBack('websocket');
  expect(await opened()).toBe('welcome');
  await clock.advance(10_000);
  expect(await opened()).toBe('welcome');
  await looked(5_000);
});

test('another network is looked at soon, however long nothing better came', async () => {
  holdBack('websocket');
  expect(await opened()).toBe('welcome');
  for (const afterMs of [15_000, 30_000, 60_000]) await looked(afterMs);
  page.dispatchEvent(new Event('online'));
  await looked(15_000);
});
