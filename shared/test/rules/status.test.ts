import { expect, test } from 'vitest';
import type { Status } from '../../src/model/conversation.ts';
import { type Action, statusAfter, statusAfterVisitor } from '../../src/rules/status.ts';

const statuses: Status[] = ['waiting', 'active', 'pending', 'closed'];

test.each<[Action, (Status | null)[]]>([
  ['accept', ['active', null, null, null]],
  ['assign', ['active', 'active', 'pending', null]],
  ['transfer', ['active', 'active', 'active', null]],
  ['queue', [null, 'waiting', 'waiting', null]],
  ['park', ['pending', 'pending', null, null]],
  ['close', ['closed', 'closed', 'closed', null]],
  ['reopen', [null, null, null, 'active']],
  ['reply', ['active', 'active', 'active', 'active']],
])('%s leads from waiting, active, pending, closed to %j', (action, expected) => {
  expect(statuses.map((status) => statusAfter(action, status))).toEqual(expected);
});

test('a visitor wakes a parked conversation, and a closed one to whoever can take it', () => {
  expect(statuses.map((status) => statusAfterVisitor(status, true))).toEqual([
    'waiting',
    'active',
    'active',
    'active',
  ]);
  expect(statuses.map((status) => statusAfterVisitor(status, false))).toEqual([
    'waiting',
    'active',
    'active',
    'waiting',
  ]);
});
