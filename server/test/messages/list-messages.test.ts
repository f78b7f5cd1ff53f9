import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { refused, ring, say, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A conversation with messages 1 to 10, of which 2 is a system line and 5 a note. */
async function tenMessages() {
  const talked = await talk(app);
  const { visitor, agent, conversationId } = talked;
  for (let seq = 3; seq <= 10; seq += 1)
    await say(seq % 2 ? agent.console : visitor, conversationId, {
      text: `message ${seq}`,
      ...(seq === 5 ? { kind: 'note' as const } : {}),
    });
  return talked;
}

test('without a position the newest page comes, oldest first', async () => {
  const { agent, conversationId } = await tenMessages();
  const page = await agent.console.call('listMessages', { conversationId, limit: 4 });
  expect(page.messages.map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
  expect(page.hasMore).toBe(true);
});

test('older pages follow by `before`, newer ones by `after`, to the end of each', async () => {
  const { agent, conversationId } = await tenMessages();
  const read = async (where: { after?: number; before?: number }) => {
    const page = await agent.console.call('listMessages', { conversationId, limit: 4, ...where });
    return [page.messages.map(({ seq }) => seq), page.hasMore];
  };
  expect(await read({ before: 7 })).toEqual([[3, 4, 5, 6], true]);
  expect(await read({ before: 3 })).toEqual([[1, 2], false]);
  expect(await read({ before: 1 })).toEqual([[], false]);
  expect(await read({ after: 0 })).toEqual([[1, 2, 3, 4], true]);
  expect(await read({ after: 6 })).toEqual([[7, 8, 9, 10], false]);
  expect(await read({ after: 10 })).toEqual([[], false]);
});

test('a page is as long as asked for even where notes are left out for the visitor', async () => {
  const { visitor, conversationId } = await tenMessages();
  const page = await visitor.call('listMessages', { conversationId, limit: 7 });
  expect(page.messages.map(({ seq }) => seq)).toEqual([3, 4, 6, 7, 8, 9, 10]);
  expect(page.hasMore).toBe(true);
});

test('a visitor without WebSockets reads what is new over REST', async () => {
  const { visitor, conversationId } = await tenMessages();
  const { body } = await app.rest(`GET /api/conversations/${conversationId}/messages?after=8`, {
    token: visitor.welcome.token ?? '',
  });
  expect(body).toMatchObject({ messages: [{ seq: 9 }, { seq: 10 }], hasMore: false });
});

test('a position that nothing can reach gives an empty page, and both at once are refused', async () => {
  const { visitor, conversationId } = await ring(app);
  const far = await visitor.ask('listMessages', { conversationId, after: 2 ** 31 - 1 });
  expect(far).toEqual({ ok: true, value: { messages: [], hasMore: false } });
  expect(await visitor.ask('listMessages', { conversationId, after: 1, before: 3 })).toMatchObject(
    refused('badInput', { field: 'after' }),
  );
  for (const limit of [0, 201, 1.5, -1])
    expect(await visitor.ask('listMessages', { conversationId, limit })).toMatchObject(
      refused('badInput', { field: 'limit' }),
    );
});
