import type { Link } from '@deskbell/shared/sync/link';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageValues } from '../src/chat/page-values.ts';
import { visitorLink } from '../src/link.ts';
import { OddNetwork, wayOf } from './odd-network.ts';

let network: OddNetwork;
let values: ReturnType<typeof pageValues>;
let link: Link;

beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.useFakeTimers({ toFake: ['Date'] });
  network = new OddNetwork();
  await network.start();
  values = pageValues(new Map(), () => undefined);
  link = visitorLink(network.url, values);
});
afterEach(async () => {
  link.close();
  await network.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One try, as the engine makes it; tells what came of it, and forgets what was asked before. */
function opened(): Promise<'welcome' | 'down'> {
  network.asked.length = 0;
  return new Promise((resolve) => {
    link.open(
      { protocol: 1, actor: 'visitor', site: 'demo' },
      {
        onWelcome: () => resolve('welcome'),
        onEvent: () => undefined,
        onDown: () => resolve('down'),
      },
    );
  });
}

test('after an outage of any length the chat comes back over its WebSocket', async () => {
  expect(await opened()).toBe('welcome');
  await network.stop();
  for (let turn = 0; turn < 10; turn += 1) expect(await opened()).toBe('down');
  expect(values.get('blocked')).toBeUndefined();
  await network.start();
  expect(await opened()).toBe('welcome');
  expect(new Set(network.asked)).toEqual(new Set(['/healthz', 'websocket']));
  expect(values.get('blocked')).toBeUndefined();
});

test('a wait between two tries does not make the first one long', async () => {
  network.holdsBack = (request) => wayOf(request) === 'websocket';
  expect(await opened()).toBe('down');
  vi.setSystemTime(Date.now() + 60_000);
  expect(await opened()).toBe('down');
  expect(network.asked).toEqual(['websocket']);
});

test('where WebSockets alone are held back the chat goes round, and remembers it', async () => {
  network.holdsBack = (request) => wayOf(request) === 'websocket';
  expect([await opened(), await opened()]).toEqual(['down', 'down']);
  expect(await opened()).toBe('welcome');
  expect(network.asked).toContain('polled');
  expect(values.get('blocked')).toBe('1');
  link.close();
  link = visitorLink(network.url, values);
  expect(await opened()).toBe('welcome');
  expect(network.asked).not.toContain('websocket');
});
