import { expect, test } from 'vitest';
import { pageValues } from '../src/chat/page-values.ts';
import type { ToPage } from '../src/door.ts';

function open(stored: [string, string][]) {
  const told: ToPage[] = [];
  const values = pageValues(new Map(stored), (message) => told.push(message));
  return { values, told };
}

test('what is written can be read at once, and the page is told to keep it', () => {
  const { values, told } = open([['a', '1']]);
  values.set('b', '2');
  values.set('a', null);
  expect([values.get('a'), values.get('b'), values.keys()]).toEqual([undefined, '2', ['b']]);
  expect(told).toEqual([
    { kind: 'store', key: 'b', value: '2' },
    { kind: 'store', key: 'a', value: null },
  ]);
});

test('writing what is there already tells the page nothing, so that tabs do not echo each other', () => {
  const { values, told } = open([['a', '1']]);
  values.set('a', '1');
  values.set('b', null);
  expect(told).toEqual([]);
});

test('what another tab writes is heard and not told back', () => {
  const { values, told } = open([]);
  const heard: unknown[] = [];
  const unwatch = values.watch((key, value) => heard.push([key, value]));
  values.take('a', '1');
  unwatch();
  values.take('a', null);
  expect(heard).toEqual([['a', '1']]);
  expect(values.get('a')).toBeUndefined();
  expect(told).toEqual([]);
});

test('a value the page cannot keep is refused and what was there stays, and unsent words say so until they fit', async () => {
  const { values } = open([['sync.outgoing.a', '1']]);
  const keeping = values.keep('sync.outgoing.a', '2');
  expect(values.kept(false)).toBe(true);
  await expect(keeping).rejects.toThrow('keep');
  expect([values.get('sync.outgoing.a'), values.isFull]).toEqual(['1', true]);

  const again = values.keep('sync.outgoing.a', '2');
  expect(values.kept(true)).toBe(true);
  await again;
  expect([values.get('sync.outgoing.a'), values.isFull]).toEqual(['2', false]);
});

test('the page answers writes in their order, and a copy of a message that does not fit troubles nobody', async () => {
  const { values } = open([]);
  const both = Promise.allSettled([
    values.keep('sync.message.a', '1'),
    values.keep('sync.outgoing.a', '1'),
  ]);
  values.kept(false);
  values.kept(true);
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect([values.keys(), values.isFull]).toEqual([['sync.outgoing.a'], false]);
});
