import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findConversation } from '../../../src/conversations/store.ts';
import { uuidv7 } from '../../../src/core/new-id.ts';
import { findMessage } from '../../../src/messages/store.ts';
import { type PlainMessage, storePlain } from '../../../src/messages/together/store.ts';
import { startTestApp, type TestApp } from '../../app.ts';
import { agentAt, messagesOf, ring, say, talk, talkedAndClosed } from '../../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Given = Partial<PlainMessage> & Pick<PlainMessage, 'author'>;

const plain = (message: Given): PlainMessage => ({
  id: uuidv7(),
  conversationId: null,
  siteIds: null,
  kind: 'text',
  text: 'One of many',
  replyToId: null,
  baseSeq: null,
  at: app.clock.now(),
  ...message,
});

const visitor = (id: string) => ({ kind: 'visitor' as const, id });
const agent = (id: string) => ({ kind: 'agent' as const, id });

/** Stores one alone; answers its `seq`, or null where it has to go the long way and nothing was stored. */
async function alone(given: Given): Promise<number | null> {
  const message = plain(given);
  const [stored] = await storePlain(app.db, [message]);
  const row = await findMessage(app.db, message.id);
  expect(row?.seq ?? null).toBe(stored?.seq ?? null);
  return stored?.seq ?? null;
}

test('messages of many conversations get their places in one go, in the order they came', async () => {
  const one = await talk(app);
  const two = await ring(app);
  const before = (await messagesOf(one.agent.console, one.conversationId)).length;
  const first = visitor(one.conversation.visitorId);
  const batch = [
    plain({ author: first, text: 'a' }),
    plain({ author: visitor(two.conversation.visitorId), text: 'b' }),
    plain({ author: agent(one.agent.id), conversationId: one.conversationId, text: 'c' }),
    plain({ author: first, text: 'd' }),
    plain({
      author: agent(one.agent.id),
      conversationId: one.conversationId,
      kind: 'note',
      text: 'e',
    }),
  ];
  const stored = await storePlain(app.db, batch);
  expect(stored.map((place) => place?.seq)).toEqual([
    before + 1,
    2,
    before + 2,
    before + 3,
    before + 4,
  ]);
  const texts = async (scene: typeof two) =>
    (await messagesOf((await agentAt(app)).console, scene.conversationId)).map(({ text }) => text);
  expect((await texts(one)).slice(before)).toEqual(['a', 'c', 'd', 'e']);
  expect((await texts(two)).slice(1)).toEqual(['b']);
  for (const { conversationId } of [one, two])
    expect(stored.find((place) => place?.conversationId === conversationId)?.views).toEqual(
      await findConversation(app.db, conversationId),
    );
});

test('a conversation whose newest words are a note shows the visitor the words before', async () => {
  const { agent: mira, conversationId } = await talk(app);
  const note = plain({ author: agent(mira.id), conversationId, kind: 'note', text: 'Hm' });
  const [stored] = await storePlain(app.db, [note]);
  expect(stored?.views).toEqual(await findConversation(app.db, conversationId));
  expect(stored?.views.forAgents.lastMessage?.preview).toBe('Hm');
  expect(stored?.views.forVisitor.lastMessage?.kind).toBe('system');
});

test('the running counts behind every badge are those of the long way', async () => {
  const { agent: mira, visitor: guest, conversation, conversationId } = await talk(app);
  await say(guest, conversationId);
  const author = visitor(conversation.visitorId);
  const batch = [
    plain({ author }),
    plain({ author: agent(mira.id), conversationId }),
    plain({ author: agent(mira.id), conversationId, kind: 'note' }),
    plain({ author }),
  ];
  await storePlain(app.db, batch);
  const rows = await Promise.all(batch.map(({ id }) => findMessage(app.db, id)));
  expect(rows.map((row) => [row?.visitor_nth, row?.agent_nth])).toEqual([
    [3, 0],
    [3, 1],
    [3, 1],
    [4, 1],
  ]);
  const views = await findConversation(app.db, conversationId);
  expect(views?.forAgents).toMatchObject({ visitorMessageCount: 4, agentMessageCount: 1 });
});

describe('it leaves to the long way', () => {
  test('a conversation that is not the visitor’s', async () => {
    const [mine, theirs] = [await ring(app), await ring(app)];
    const author = visitor(mine.conversation.visitorId);
    expect(await alone({ author, conversationId: theirs.conversationId })).toBeNull();
    expect(await alone({ author, conversationId: mine.conversationId })).toBe(2);
  });

  test('a visitor who has no open conversation, or has never written', async () => {
    const { conversation } = await talkedAndClosed(app);
    expect(await alone({ author: visitor(conversation.visitorId) })).toBeNull();
    expect(await alone({ author: visitor(uuidv7()) })).toBeNull();
  });

  test('a conversation that the visitor’s message has to wake', async () => {
    const parked = await talk(app);
    const author = visitor(parked.conversation.visitorId);
    const { conversationId } = parked;
    await parked.agent.console.call('parkConversation', { conversationId });
    expect(await alone({ author })).toBeNull();
    const left = await talk(app);
    await app.db
      .updateTable('agents')
      .set({ disabled_at: app.clock.now() })
      .where('id', '=', left.agent.id)
      .execute();
    expect(await alone({ author: visitor(left.conversation.visitorId) })).toBeNull();
  });

  test('an agent of another site, and anyone who has not taken part yet', async () => {
    const { agent: mira, conversationId } = await talk(app);
    const elsewhere = await app.site();
    const away = { conversationId, siteIds: [elsewhere.id] };
    expect(await alone({ ...away, author: agent(mira.id) })).toBeNull();
    expect(await alone({ ...away, author: agent(mira.id), kind: 'note' })).toBeNull();
    const jon = await app.agent();
    expect(await alone({ author: agent(jon.id), conversationId })).toBeNull();
    expect(await alone({ author: agent(jon.id), conversationId, kind: 'note' })).not.toBeNull();
    expect(await alone({ author: agent(mira.id), conversationId })).not.toBeNull();
  });

  test('a reply to what is waiting or closed', async () => {
    const waiting = await ring(app);
    const author = agent((await app.agent()).id);
    expect(await alone({ author, conversationId: waiting.conversationId })).toBeNull();
    const closed = await talkedAndClosed(app);
    const { conversationId } = closed;
    expect(await alone({ author: agent(closed.agent.id), conversationId })).toBeNull();
  });

  test('a reply whose author has not seen a colleague’s, not one who has missed the visitor’s alone', async () => {
    const { agent: mira, visitor: guest, conversationId } = await talk(app);
    const { message: seen } = await say(guest, conversationId);
    await say(guest, conversationId);
    const reply = { author: agent(mira.id), conversationId, baseSeq: seen.seq };
    expect(await alone(reply)).not.toBeNull();
    const jon = await agentAt(app);
    await say(jon.console, conversationId);
    expect(await alone(reply)).toBeNull();
    expect(await alone({ ...reply, kind: 'note' })).not.toBeNull();
  });

  test('a repeat of what is stored', async () => {
    const { conversation, message } = await ring(app);
    const author = visitor(conversation.visitorId);
    const [stored] = await storePlain(app.db, [plain({ id: message.id, author })]);
    expect(stored).toBeNull();
  });
});
