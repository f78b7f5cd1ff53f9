import { expect, test } from 'vitest';
import type { DownEvent } from '../../src/down.ts';
import type { Conversation } from '../../src/model/conversation.ts';
import type { Message } from '../../src/model/message.ts';
import { apply } from '../../src/sync/apply.ts';
import { emptyState, type State } from '../../src/sync/state.ts';
import { eg, exampleId } from './example.ts';

const changed = (conversation: Conversation): DownEvent => ({
  event: 'conversationChanged',
  body: { conversation },
});
const stored = (message: Message): DownEvent => ({ event: 'messageStored', body: { message } });
const gone = (kind: 'visitor' | 'conversation' | 'message', id: string): DownEvent => ({
  event: 'gone',
  body: { kind, id },
});

const after = (events: DownEvent[], state: State = emptyState) => apply(state, events, 0).state;

const withThread = (conversationId: string, messages: Message[] = []): State => ({
  ...emptyState,
  threads: new Map([[conversationId, { messages, hasOlder: false, isLoading: false }]]),
});

test('the higher revision of a conversation wins, whichever comes last', () => {
  const older = eg.conversation({ revision: 4 });
  const newer: Conversation = { ...older, revision: 5, status: 'closed' };
  for (const order of [
    [older, newer],
    [newer, older],
  ])
    expect(after(order.map(changed)).conversations.get(older.id)?.status).toBe('closed');
});

test('lists hear of several at once, and what a summary leaves out stays as it was', () => {
  const visitor = eg.visitor({ name: 'Ada' });
  const receipt = eg.receipt({ readSeq: 3, readCount: 2 });
  const whole = eg.conversation({ visitor, visitorId: visitor.id, context: { locale: 'de' } });
  const held = { ...whole, receipts: [{ ...receipt, conversationId: whole.id }] };
  const { visitor: _, context: __, ...summary } = { ...whole, revision: 2, lastSeq: 9 };
  const other = { ...eg.conversation(), visitor: eg.visitor() };
  const { state, batch } = apply(
    after([changed(held)]),
    [{ event: 'conversationsChanged', body: { conversations: [summary, other] } }],
    0,
  );
  expect(state.conversations.get(whole.id)).toEqual({ ...held, revision: 2, lastSeq: 9 });
  expect(state.conversations.get(other.id)).toEqual(other);
  expect(batch.conversations?.map(({ id }) => id)).toEqual([whole.id, other.id]);
});

test('what a summary left out is taken from a whole one of the same revision, which then is kept', () => {
  const visitor = eg.visitor({ name: 'Ada' });
  const held = eg.conversation({ visitor, visitorId: visitor.id, context: { locale: 'de' } });
  const { visitor: _, context: __, ...summary } = { ...held, revision: 2, lastSeq: 9 };
  const whole = { ...summary, visitor: { ...visitor, name: 'Eve' }, context: { locale: 'fr' } };
  const lists = { event: 'conversationsChanged' as const, body: { conversations: [summary] } };
  const { state, batch } = apply(after([changed(held), lists]), [changed(whole)], 0);
  expect(state.conversations.get(held.id)).toEqual(whole);
  expect(batch.conversations).toEqual([whole]);
  expect(apply(state, [changed(structuredClone(whole))], 0).batch.conversations ?? []).toEqual([]);
  const { conversations } = after([lists], state);
  expect(conversations.get(held.id)).toEqual(whole);
});

test('a summary that is late changes nothing, and one of what is not known here is not shown', () => {
  const held = { ...eg.conversation({ revision: 5, lastSeq: 5 }), visitor: eg.visitor() };
  const late = { ...held, revision: 4, lastSeq: 4 };
  const unknown = eg.conversation();
  const before = after([changed(held)]);
  const { conversations } = after(
    [{ event: 'conversationsChanged', body: { conversations: [late, unknown] } }],
    before,
  );
  expect(conversations).toBe(before.conversations);
});

test('a hundred conversations told at once copy what is held once', () => {
  const held = Array.from({ length: 100 }, () => ({ ...eg.conversation(), visitor: eg.visitor() }));
  const before = after(held.map(changed));
  let copies = 0;
  const counted = new Proxy(before.conversations, {
    get(map, name) {
      if (name === Symbol.iterator) copies += 1;
      const value = Reflect.get(map, name, map);
      return typeof value === 'function' ? value.bind(map) : value;
    },
  });
  const conversations = held.map((row) => ({ ...row, revision: 2 }));
  const { state } = apply(
    { ...before, conversations: counted },
    [{ event: 'conversationsChanged', body: { conversations } }],
    0,
  );
  expect([...state.conversations.values()].every(({ revision }) => revision === 2)).toBe(true);
  expect(copies).toBe(1);
});

test('whoever has sent does not write any more, also where only lists hear of it', () => {
  const held = { ...eg.conversation({ lastSeq: 1 }), visitor: eg.visitor() };
  const who = { kind: 'visitor' as const, id: held.visitorId };
  const typing: DownEvent = {
    event: 'typingsShown',
    body: { typings: [{ conversationId: held.id, who, isTyping: true }] },
  };
  const writing = after([changed(held), typing]);
  expect(writing.typing.get(held.id)).toMatchObject([{ who }]);
  const lastMessage = { seq: 2, kind: 'text' as const, author: who, preview: 'Hi', createdAt: '' };
  const sent = { ...held, revision: 2, lastSeq: 2, lastMessage };
  expect(after([changed({ ...sent, lastSeq: 1, lastMessage: null })], writing).typing.size).toBe(1);
  expect(after([changed(sent)], writing).typing.size).toBe(0);
});

test('a sign for lists does not take away the unsent text that is known', () => {
  const conversationId = exampleId();
  const who = { kind: 'visitor' as const, id: exampleId() };
  const sign = { conversationId, who, isTyping: true };
  const { typing } = after([
    { event: 'typingShown', body: { ...sign, preview: 'Do you al' } },
    { event: 'typingsShown', body: { typings: [sign] } },
  ]);
  expect(typing.get(conversationId)).toMatchObject([{ preview: 'Do you al' }]);
});

test('the higher revision of a message wins, whichever comes last', () => {
  const first = eg.message();
  const edited: DownEvent = {
    event: 'messageChanged',
    body: { message: { ...first, text: 'edited', revision: 2 } },
  };
  for (const order of [
    [stored(first), edited],
    [edited, stored(first)],
  ])
    expect(
      after(order, withThread(first.conversationId))
        .threads.get(first.conversationId)
        ?.messages.map(({ text }) => text),
    ).toEqual(['edited']);
});

test('messages lie in seq order however they come, once each', () => {
  const conversationId = exampleId();
  const messages = [1, 2, 3, 4].map((seq) => eg.message({ conversationId, seq }));
  const shuffled = [3, 1, 0, 3, 2, 1].map((at) => messages[at]).filter((row) => row !== undefined);
  const { threads } = after(shuffled.map(stored), withThread(conversationId));
  expect(threads.get(conversationId)?.messages).toEqual(messages);
});

test('a receipt that came before its conversation is not lost', () => {
  const conversation = eg.conversation();
  const receipt = eg.receipt({ conversationId: conversation.id, readSeq: 3, readCount: 2 });
  const state = after([{ event: 'receiptMoved', body: { receipt } }, changed(conversation)]);
  expect(state.conversations.get(conversation.id)?.receipts).toEqual([receipt]);
});

test('a receipt never moves back, neither by itself nor inside a newer conversation', () => {
  const conversation = eg.conversation();
  const far = eg.receipt({
    conversationId: conversation.id,
    deliveredSeq: 5,
    readSeq: 4,
    readCount: 3,
  });
  const near = { ...far, deliveredSeq: 2, readSeq: 2, readCount: 1 };
  const state = after([
    changed(conversation),
    { event: 'receiptMoved', body: { receipt: far } },
    { event: 'receiptMoved', body: { receipt: near } },
    changed({ ...conversation, revision: 9, receipts: [near] }),
  ]);
  expect(state.conversations.get(conversation.id)).toMatchObject({ revision: 9, receipts: [far] });
});

test('a tombstone takes a conversation with everything below it', () => {
  const conversation = eg.conversation();
  const { id } = conversation;
  const before: State = {
    ...withThread(id, [eg.message({ conversationId: id })]),
    conversations: new Map([[id, conversation]]),
    outbox: [eg.outgoing({ conversationId: id }), eg.outgoing({ conversationId: exampleId() })],
  };
  const { state, batch } = apply(before, [gone('conversation', id)], 0);
  expect([state.conversations.size, state.threads.size, state.outbox.length]).toEqual([0, 0, 1]);
  expect(batch.gone).toEqual([{ kind: 'conversation', id }]);
});

test('a message that was stored and erased before its sender knew leaves the outbox', () => {
  const entry = eg.outgoing();
  const { state, batch } = apply(
    { ...emptyState, outbox: [entry] },
    [gone('message', entry.id)],
    0,
  );
  expect(state.outbox).toEqual([]);
  expect(batch.gone).toContainEqual({ kind: 'outgoing', id: entry.id });
});

test('a tombstone of a visitor takes their conversations', () => {
  const conversation = eg.conversation({ visitor: eg.visitor() });
  const state = after([changed(conversation), gone('visitor', conversation.visitorId)]);
  expect([state.conversations.size, state.visitors.size]).toEqual([0, 0]);
});

test('nothing that comes late brings back what a tombstone took', () => {
  const visitor = eg.visitor();
  const conversation = eg.conversation({ visitorId: visitor.id, visitor });
  const message = eg.message({ conversationId: conversation.id });
  const other = eg.message();
  const { state, batch } = apply(
    withThread(other.conversationId),
    [
      gone('visitor', visitor.id),
      gone('conversation', conversation.id),
      gone('message', other.id),
      changed({ ...conversation, revision: 99 }),
      { event: 'messageStored', body: { message, conversation } },
      stored({ ...other, revision: 99 }),
      { event: 'visitorChanged', body: { visitor } },
      { event: 'receiptMoved', body: { receipt: eg.receipt({ conversationId: conversation.id }) } },
    ],
    0,
  );
  expect([state.conversations.size, state.visitors.size, state.earlyReceipts.size]).toEqual([
    0, 0, 0,
  ]);
  expect(state.threads.get(other.conversationId)?.messages).toEqual([]);
  expect([batch.conversations, batch.messages, batch.visitors]).toEqual([[], [], []]);
});

test('a tombstone after what it takes, in one batch, keeps none of it', () => {
  const conversation = eg.conversation();
  const message = eg.message({ conversationId: conversation.id });
  const { batch } = apply(
    emptyState,
    [changed(conversation), stored(message), gone('conversation', conversation.id)],
    0,
  );
  expect([batch.conversations, batch.messages]).toEqual([[], []]);
});

test('what an event does not touch stays the same object', () => {
  const before = after([changed(eg.conversation())]);
  const next = after(
    [
      {
        event: 'presenceChanged',
        body: { who: { kind: 'agent', id: 'a' }, status: 'online', lastSeenAt: null },
      },
    ],
    before,
  );
  expect(next.conversations).toBe(before.conversations);
  expect(next.presences).not.toBe(before.presences);
  expect(before.presences.size).toBe(0);
});

test('an event told twice changes nothing and asks the store for nothing', () => {
  const event = changed(eg.conversation());
  const once = after([event]);
  const twice = apply(once, [event], 0);
  expect(twice.state.conversations).toBe(once.conversations);
  expect(twice.batch.conversations).toEqual([]);
});

test('events of a later build are ignored', () => {
  for (const event of ['inventedLater', 'constructor', '__proto__'])
    expect(after([{ event, body: { id: 1 } } as unknown as DownEvent])).toEqual(emptyState);
});
