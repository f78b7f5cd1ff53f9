import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/sync/store.ts';
import { eg, exampleId } from './example.ts';

/** What every store must do, whatever it keeps its rows in; `open` opens the same rows each time it is called in a test. */
export function storeContract(name: string, prepare: () => Promise<() => Promise<Store>>): void {
  describe(`every store: ${name}`, () => {
    let open: () => Promise<Store>;
    let store: Store;

    beforeEach(async () => {
      open = await prepare();
      store = await open();
    });

    const texts = async (conversationId: string, options = { limit: 50 }) =>
      (await store.messages(conversationId, options)).map(({ text }) => text);

    test('is empty when it is new', async () => {
      expect(await store.load()).toEqual({
        me: null,
        cursor: null,
        conversations: [],
        agents: [],
        visitors: [],
        sites: [],
        outbox: [],
        reads: [],
      });
    });

    test('gives back what was committed, also after it was closed', async () => {
      const me = { kind: 'agent' as const, id: exampleId() };
      const conversation = eg.conversation();
      const message = eg.message({ conversationId: conversation.id });
      const outgoing = eg.outgoing({ text: 'on its way' });
      const agent = eg.agent();
      const visitor = eg.visitor();
      const site = {
        id: exampleId(),
        key: 'demo',
        name: 'Demo',
        mode: 'single' as const,
        allowedOrigins: [],
      };
      const read = { conversationId: conversation.id, seq: 1 };
      await store.commit({
        me,
        cursor: '7',
        conversations: [conversation],
        messages: [message],
        agents: [agent],
        visitors: [visitor],
        sites: [site],
        outbox: [outgoing],
        reads: [read],
      });
      await store.close();
      store = await open();
      expect(await store.load()).toEqual({
        me,
        cursor: '7',
        conversations: [conversation],
        agents: [agent],
        visitors: [visitor],
        sites: [site],
        outbox: [outgoing],
        reads: [read],
      });
      expect(await store.messages(conversation.id, { limit: 10 })).toEqual([message]);
    });

    test('gives messages in order, page by page from the newest', async () => {
      const conversationId = exampleId();
      const messages = [5, 2, 4, 1, 3].map((seq) =>
        eg.message({ conversationId, seq, text: `m${seq}` }),
      );
      await store.commit({ messages: [...messages, eg.message({ text: 'elsewhere' })] });
      expect(await texts(conversationId)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
      expect(await texts(conversationId, { limit: 2 })).toEqual(['m4', 'm5']);
      expect(
        (await store.messages(conversationId, { before: 4, limit: 2 })).map(({ text }) => text),
      ).toEqual(['m2', 'm3']);
    });

    test('keeps the higher revision of a message, whichever comes last', async () => {
      const first = eg.message({ text: 'first' });
      const edited = { ...first, text: 'edited', revision: 2 };
      await store.commit({ messages: [edited] });
      await store.commit({ messages: [first] });
      expect(await texts(first.conversationId)).toEqual(['edited']);
    });

    test('keeps the higher revision of a conversation and never moves a receipt back', async () => {
      const id = exampleId();
      const reader = { kind: 'agent' as const, id: exampleId() };
      const receipt = (readSeq: number) =>
        eg.receipt({ conversationId: id, reader, readSeq, readCount: readSeq });
      const newer = eg.conversation({ id, revision: 3, status: 'closed', receipts: [receipt(2)] });
      const older = { ...newer, revision: 2, status: 'active' as const, receipts: [receipt(5)] };
      await store.commit({ conversations: [newer] });
      await store.commit({ conversations: [older] });
      const [kept] = (await store.load()).conversations;
      expect(kept?.status).toBe('closed');
      expect(kept?.receipts).toEqual([receipt(5)]);
    });

    test('swaps an outbox entry for its message in one commit', async () => {
      const outgoing = eg.outgoing();
      await store.commit({ outbox: [outgoing] });
      const message = eg.message({ id: outgoing.id });
      await store.commit({ messages: [message], gone: [{ kind: 'outgoing', id: outgoing.id }] });
      expect((await store.load()).outbox).toEqual([]);
      expect(await texts(message.conversationId)).toEqual(['Hello']);
    });

    test('forgets a message', async () => {
      const [one, two] = [eg.message(), eg.message()];
      await store.commit({ messages: [one, two] });
      await store.commit({ gone: [{ kind: 'message', id: one.id }] });
      expect(await texts(one.conversationId)).toEqual([]);
      expect(await texts(two.conversationId)).toEqual(['Hello']);
    });

    test('forgets a conversation with everything below it', async () => {
      const [gone, left] = [eg.conversation(), eg.conversation()];
      await store.commit({
        conversations: [gone, left],
        messages: [gone, left].map(({ id }) => eg.message({ conversationId: id })),
        outbox: [gone, left].map(({ id }) => eg.outgoing({ conversationId: id })),
        reads: [gone, left].map(({ id }) => ({ conversationId: id, seq: 1 })),
      });
      await store.commit({ gone: [{ kind: 'conversation', id: gone.id }] });
      const kept = await store.load();
      expect(kept.conversations.map(({ id }) => id)).toEqual([left.id]);
      expect(kept.outbox.map(({ conversationId }) => conversationId)).toEqual([left.id]);
      expect(kept.reads.map(({ conversationId }) => conversationId)).toEqual([left.id]);
      expect(await texts(gone.id)).toEqual([]);
      expect(await texts(left.id)).toEqual(['Hello']);
    });

    test('forgets a visitor with their conversations', async () => {
      const visitor = eg.visitor();
      const conversation = eg.conversation({ visitorId: visitor.id });
      await store.commit({
        visitors: [visitor],
        conversations: [conversation],
        messages: [eg.message({ conversationId: conversation.id })],
      });
      await store.commit({ gone: [{ kind: 'visitor', id: visitor.id }] });
      const kept = await store.load();
      expect([...kept.visitors, ...kept.conversations]).toEqual([]);
      expect(await texts(conversation.id)).toEqual([]);
    });

    test('forgets what the same commit would have put', async () => {
      const conversation = eg.conversation();
      await store.commit({
        conversations: [conversation],
        messages: [eg.message({ conversationId: conversation.id })],
        gone: [{ kind: 'conversation', id: conversation.id }],
      });
      expect((await store.load()).conversations).toEqual([]);
      expect(await texts(conversation.id)).toEqual([]);
    });

    test('starts afresh with everything new but what is not sent yet', async () => {
      const [old, fresh] = [eg.conversation(), eg.conversation()];
      const outgoing = eg.outgoing({ conversationId: old.id });
      const read = { conversationId: old.id, seq: 3 };
      await store.commit({
        me: { kind: 'visitor', id: exampleId() },
        cursor: '7',
        conversations: [old],
        messages: [eg.message({ conversationId: old.id })],
        agents: [eg.agent()],
        outbox: [outgoing],
        reads: [read],
      });
      await store.commit({ isFresh: true, cursor: '9', conversations: [fresh] });
      const kept = await store.load();
      expect(kept).toMatchObject({ me: null, cursor: '9', agents: [], reads: [read] });
      expect(kept.conversations).toEqual([fresh]);
      expect(kept.outbox).toEqual([outgoing]);
      expect(await texts(old.id)).toEqual([]);
    });

    test('wipes everything', async () => {
      const message = eg.message();
      await store.commit({ cursor: '7', messages: [message], outbox: [eg.outgoing()] });
      await store.wipe();
      expect(await store.load()).toMatchObject({ cursor: null, outbox: [] });
      expect(await texts(message.conversationId)).toEqual([]);
    });

    test('keeps the text exactly as it was written', async () => {
      const text = 'Grüße 👩‍👩‍👧 مرحبا\n\t"quoted" \\ \u2028 end';
      const outgoing = eg.outgoing({ text });
      await store.commit({ outbox: [outgoing] });
      expect((await store.load()).outbox[0]?.text).toBe(text);
    });
  });
}
