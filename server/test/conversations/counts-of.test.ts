import { expect, test } from 'vitest';
import type { Counted } from '../../src/conversations/counted/store.ts';
import { countsOf } from '../../src/conversations/counts-of.ts';

const open = { isArchived: false, assigneeId: null, siteId: 'shop' };
const counted: Counted[] = [
  { ...open, status: 'waiting', count: 1 },
  { ...open, status: 'active', assigneeId: 'me', count: 10 },
  { ...open, status: 'active', assigneeId: 'colleague', count: 100 },
  { ...open, status: 'pending', assigneeId: 'me', count: 1_000 },
  { ...open, status: 'closed', count: 10_000 },
  { ...open, status: 'closed', isArchived: true, count: 100_000 },
  { ...open, status: 'active', assigneeId: 'me', siteId: 'other', count: 1_000_000 },
];
const ofShop = {
  queue: 1,
  mine: 1_010,
  all: 11_111,
  pending: 1_000,
  closed: 10_000,
  archived: 100_000,
};

test('each list counts what belongs to it', () => {
  const limited = { agentId: 'me', siteIds: ['shop'] };
  expect(countsOf(counted, limited)).toEqual(ofShop);
  expect(countsOf(counted, { agentId: 'me', siteIds: [] }, 'shop')).toEqual(ofShop);
  expect(countsOf(counted, { agentId: 'me', siteIds: [] })).toEqual({
    ...ofShop,
    mine: 1_001_010,
    all: 1_011_111,
  });
});

test('a site that the agent may not see counts nothing, even when it is asked for', () => {
  const counts = countsOf(counted, { agentId: 'me', siteIds: ['shop'] }, 'other');
  expect(Object.values(counts).every((count) => count === 0)).toBe(true);
});
