import { expect, test } from 'vitest';
import type { Conversation } from '../../src/model/conversation.ts';
import { agentBadge, badgeText, concernsAgent, unreadCount } from '../../src/rules/unread.ts';
import { eg, exampleId } from '../sync/example.ts';

const agent = { kind: 'agent' as const, id: exampleId() };

const read = (conversation: Conversation, readCount: number): Conversation => ({
  ...conversation,
  receipts: [eg.receipt({ conversationId: conversation.id, reader: agent, readCount })],
});

test('each side counts what the other wrote and it has not read', () => {
  const conversation = eg.conversation({ visitorMessageCount: 5, agentMessageCount: 2 });
  const visitor = { kind: 'visitor' as const, id: conversation.visitorId };
  expect(unreadCount(conversation, agent)).toBe(5);
  expect(unreadCount(conversation, visitor)).toBe(2);
  expect(unreadCount(read(conversation, 3), agent)).toBe(2);
  expect(unreadCount(read(conversation, 3), visitor)).toBe(2);
});

test('what another agent has read is not read by this one', () => {
  const conversation = read(eg.conversation({ visitorMessageCount: 4 }), 4);
  expect(unreadCount(conversation, { kind: 'agent', id: exampleId() })).toBe(4);
});

test('a count never goes below nothing', () => {
  expect(unreadCount(read(eg.conversation({ visitorMessageCount: 1 }), 3), agent)).toBe(0);
});

test('an agent’s badge holds what waits for anyone and what is theirs, and nothing that is done', () => {
  const row = (part: Partial<Conversation>) => eg.conversation({ visitorMessageCount: 1, ...part });
  const mine = row({ status: 'active', assigneeId: agent.id });
  const waiting = row({ status: 'waiting' });
  const others = row({ status: 'active', assigneeId: exampleId() });
  const closed = row({ status: 'closed', assigneeId: agent.id });
  const archived = row({ ...closed, archivedAt: '2026-01-05T09:00:00.000Z' });
  const all = [mine, waiting, others, closed, archived];
  expect(all.map((conversation) => concernsAgent(conversation, agent.id))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(agentBadge(all, agent.id)).toBe(2);
});

test('a badge stops counting at its cap', () => {
  expect([0, 9, 10, 250].map((count) => badgeText(count))).toEqual(['0', '9', '9+', '9+']);
  expect(badgeText(100, 99)).toBe('99+');
});
