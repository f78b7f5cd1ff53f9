import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Bus } from '../../src/bus/bus.ts';
import type { Carrier, Ears } from '../../src/bus/carrier.ts';

/** A carrier between servers of this test, which can be broken. */
class Line {
  #ears = new Set<Ears>();
  sends: number[] = [];
  isBroken = false;
  carriesTwice = false;

  carrier(): Carrier {
    let mine: Ears;
    return {
      open: async (ears) => {
        mine = ears;
        this.#ears.add(ears);
      },
      send: async (payloads) => {
        await new Promise((resolve) => setImmediate(resolve));
        if (this.isBroken) throw new Error('the line is broken');
        this.sends.push(payloads.length);
        for (const ears of this.#ears)
          for (const payload of this.carriesTwice ? [...payloads, ...payloads] : payloads)
            ears.hear(payload);
      },
      close: async () => void this.#ears.delete(mine),
    };
  }

  break(): void {
    this.isBroken = true;
    for (const { down } of this.#ears) down(new Error('the line is broken'));
  }

  mend(): void {
    this.isBroken = false;
    for (const { up } of this.#ears) up(true);
  }
}

/** Two servers that know one another; what the second hears from the first is kept. */
async function twoBuses() {
  const line = new Line();
  const buses = ['one', 'other'].map(
    (serverId) => new Bus({ serverId, carrier: line.carrier(), log: pino({ level: 'silent' }) }),
  );
  const [one, other] = buses as [Bus, Bus];
  await Promise.all(buses.map((bus) => bus.open()));
  one.peers.add('other');
  const heard: string[] = [];
  let gaps = 0;
  other.on('sessionEnded', ({ sessionId }) => heard.push(sessionId));
  other.onGap(() => {
    gaps += 1;
  });
  return { line, one, heard, gaps: () => gaps };
}

test('what is said in one go, or while the line is busy, is carried together and in order', async () => {
  const { line, one, heard } = await twoBuses();
  const said = Array.from({ length: 300 }, (_, n) => String(n));
  for (const sessionId of said) one.say('sessionEnded', { sessionId });
  await expect.poll(() => heard.length).toBe(300);
  expect(heard).toEqual(said);
  expect(line.sends.length).toBeLessThanOrEqual(3);
});

test('a server that knows no other says nothing', async () => {
  const { line, one } = await twoBuses();
  one.peers.clear();
  one.say('sessionEnded', { sessionId: 'nobody hears' });
  one.sayToWhomever('joined', {});
  await expect.poll(() => line.sends).toEqual([1]);
});

test('what is said while the line is broken waits, and comes once, in order, without a gap', async () => {
  const { line, one, heard, gaps } = await twoBuses();
  one.say('sessionEnded', { sessionId: 'before' });
  await expect.poll(() => heard).toEqual(['before']);
  line.break();
  expect(one.isUp).toBe(false);
  for (const sessionId of ['first', 'second']) one.say('sessionEnded', { sessionId });
  line.mend();
  await expect.poll(() => heard).toEqual(['before', 'first', 'second']);
  expect([one.isUp, gaps()]).toEqual([true, 0]);
});

test('what is carried twice is heard once', async () => {
  const { line, one, heard, gaps } = await twoBuses();
  line.carriesTwice = true;
  for (const sessionId of ['first', 'second']) one.say('sessionEnded', { sessionId });
  one.say('sessionEnded', { sessionId: 'last' });
  await expect.poll(() => heard.at(-1)).toBe('last');
  expect([heard, gaps()]).toEqual([['first', 'second', 'last'], 0]);
});

test('a server that was taken for dead finds that it missed something', async () => {
  const { one, heard, gaps } = await twoBuses();
  one.say('sessionEnded', { sessionId: 'before' });
  await expect.poll(() => heard).toEqual(['before']);
  one.peers.clear();
  one.say('sessionEnded', { sessionId: 'to nobody' });
  one.peers.add('other');
  one.say('sessionEnded', { sessionId: 'after' });
  await expect.poll(() => heard).toEqual(['before', 'after']);
  expect(gaps()).toBe(1);
});

test('past a bound what waits is dropped, and the others find that they missed something', async () => {
  const { line, one, heard, gaps } = await twoBuses();
  one.say('sessionEnded', { sessionId: 'before' });
  await expect.poll(() => heard).toEqual(['before']);
  line.break();
  const long = 'x'.repeat(10_000);
  for (let n = 0; n < 1_000; n += 1) one.say('sessionEnded', { sessionId: `${n} ${long}` });
  one.say('sessionEnded', { sessionId: 'last' });
  line.mend();
  await expect.poll(() => heard.at(-1)).toBe('last');
  expect(gaps()).toBe(1);
  expect(heard.length).toBeLessThan(110);
});

test('a server ends also where whatever it has to say is refused at once', async () => {
  const refusing: Carrier = {
    open: async () => undefined,
    send: async () => {
      throw new Error('nothing is taken');
    },
    close: async () => undefined,
  };
  const bus = new Bus({ serverId: 'one', carrier: refusing, log: pino({ level: 'silent' }) });
  await bus.open();
  bus.peers.add('other');
  bus.say('sessionEnded', { sessionId: 'never heard' });
  await bus.close();
});

test('words that no server said are passed over, taken for a gap, and end nobody', async () => {
  const log = pino({ level: 'silent' });
  let ears: Ears | undefined;
  const carrier: Carrier = {
    open: async (given) => {
      ears = given;
    },
    send: async () => undefined,
    close: async () => undefined,
  };
  const bus = new Bus({ serverId: 'one', carrier, log });
  let gaps = 0;
  bus.onGap(() => {
    gaps += 1;
  });
  bus.on('sessionEnded', ({ sessionId }) => sessionId.trim());
  await bus.open();
  for (const strange of ['hello', '7', '["other",1,"sessionEnded",{}]']) ears?.hear(strange);
  expect(gaps).toBe(3);
});
