import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Bus } from '../../src/bus/bus.ts';
import type { Ears } from '../../src/bus/carrier.ts';
import { beatMs, type Members } from '../../src/bus/members.ts';
import { Gossip } from '../../src/presence/gossip.ts';
import { Presences } from '../../src/presence/presences.ts';
import { TestClock } from '../clock.ts';

const log = pino({ level: 'silent' });
const agent = (id: string) => ({ kind: 'agent' as const, id });

/** Two servers whose words can be lost on the way. */
async function twoServers() {
  const clock = new TestClock();
  const all: Ears[] = [];
  let lost = (_kind: string): boolean => false;
  const servers = await Promise.all(
    ['one', 'other'].map(async (serverId, _, names) => {
      const presences = new Presences(clock);
      const carrier = {
        open: async (ears: Ears) => void all.push(ears),
        async send(payloads: readonly string[]) {
          for (const payload of payloads)
            if (!lost(JSON.parse(payload)[2])) for (const ears of all) ears.hear(payload);
        },
        close: async () => undefined,
      };
      const bus = new Bus({ serverId, carrier, log });
      for (const name of names) if (name !== serverId) bus.peers.add(name);
      await bus.open();
      const members = { onGone: () => undefined } as unknown as Members;
      return { bus, presences, gossip: new Gossip({ bus, members, presences, clock, log }) };
    }),
  );
  const [one, other] = servers as [(typeof servers)[0], (typeof servers)[0]];
  for (const { bus } of servers) bus.say('joined', {});
  await Promise.all([one.gossip.whenKnown(['other']), other.gossip.whenKnown(['one'])]);
  const lose = (which: typeof lost) => {
    lost = which;
  };
  return { one, other, clock, lose };
}

test('news that was lost is found missing by the next beat, and asked for', async () => {
  const { one, other, clock, lose } = await twoServers();
  one.presences.connect(agent('first'));
  await expect.poll(() => other.presences.isOnline(agent('first'))).toBe(true);
  lose((kind) => kind === 'presenceMoved');
  one.presences.connect(agent('second'));
  clock.advance(beatMs);
  await expect.poll(() => other.presences.isOnline(agent('second'))).toBe(true);
});

test('news after a lost one is not half believed: everyone is asked for at once', async () => {
  const { one, other, lose } = await twoServers();
  let count = 0;
  lose((kind) => kind === 'presenceMoved' && ++count === 1);
  one.presences.connect(agent('first'));
  await expect.poll(() => count).toBe(1);
  one.presences.connect(agent('second'));
  await expect.poll(() => other.presences.isOnline(agent('second'))).toBe(true);
  expect(other.presences.isOnline(agent('first'))).toBe(true);
});

test('more people than fit one message are all known', async () => {
  const { one, other, clock, lose } = await twoServers();
  lose((kind) => kind === 'presenceMoved');
  for (let n = 0; n < 5_000; n += 1) one.presences.connect(agent(String(n)));
  lose(() => false);
  clock.advance(beatMs);
  await expect.poll(() => other.presences.isOnline(agent('4999'))).toBe(true);
  expect(other.presences.isOnline(agent('0'))).toBe(true);
});
