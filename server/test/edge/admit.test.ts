import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { admitInTurn } from '../../src/edge/admit.ts';

/** A server that notes who was let in, and so many who knock in the same moment. */
function knock(count: number) {
  const admitted = new Set<PassThrough>();
  const http = createServer();
  http.on('upgrade', (_request, socket: PassThrough) => admitted.add(socket));
  admitInTurn(http);
  const callers = Array.from({ length: count }, () => new PassThrough());
  for (const caller of callers) http.emit('upgrade', {}, caller, Buffer.alloc(0));
  return { admitted, callers };
}

test('of many who come at once a few are let in at each turn of the event loop, and all in the end', async () => {
  const { admitted, callers } = knock(101);
  for (let before = 0; before < callers.length; before = admitted.size) {
    await turn();
    expect(admitted.size - before).toBeGreaterThan(0);
    expect(admitted.size - before).toBeLessThanOrEqual(8);
  }
  expect([...admitted]).toEqual(callers);
});

test('whoever breaks off while they wait is left out, and harms nobody', async () => {
  const { admitted, callers } = knock(20);
  const [first, second, ...others] = callers;
  first?.destroy(new Error('read ECONNRESET'));
  second?.destroy();
  while (admitted.size < others.length) await turn();
  expect([...admitted]).toEqual(others);
});
