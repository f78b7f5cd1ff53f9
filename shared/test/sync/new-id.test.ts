import { expect, test } from 'vitest';
import { newId } from '../../src/sync/new-id.ts';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id is a UUIDv7 that carries its time', () => {
  const now = Date.parse('2031-01-05T09:00:00.000Z');
  const id = newId({ now: () => now });
  expect(id).toMatch(pattern);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
});

test('ids sort in the order they were made, within a millisecond and when the clock steps back', () => {
  let now = Date.parse('2032-01-05T09:00:00.000Z');
  const ids: string[] = [];
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (turn === 5_000) now -= 3_600_000;
    ids.push(newId({ now: () => now }));
  }
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(pattern);
});
