import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { messagesOf, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const inMs = (ms: number) => new Date(app.clock.now().getTime() + ms).toISOString();

/** A conversation parked until then, or until the visitor replies. */
async function parked(until?: string) {
  const talked = await talk(app);
  const { conversationId } = talked;
  await talked.agent.console.call('parkConversation', { conversationId, until });
  return talked;
}

test('a parked conversation comes back to its agent when its time has come', async () => {
  const due = await parked(inMs(60_000));
  const later = await parked(inMs(3_600_000));
  const open = await parked();
  const before = await messagesOf(due.agent.console, due.conversationId);
  app.clock.advance(75_000);
  for (const client of [due.agent.console, due.visitor])
    await client.hears(
      'conversationChanged',
      ({ conversation }) =>
        conversation.id === due.conversationId && conversation.status === 'active',
    );
  const read = async ({ agent, conversationId }: typeof due) =>
    (await agent.console.call('readConversation', { conversationId })).conversation;
  expect(await read(due)).toMatchObject({ assigneeId: due.agent.id, parkedUntil: null });
  expect(await messagesOf(due.agent.console, due.conversationId)).toEqual(before);
  expect((await read(later)).status).toBe('pending');
  expect((await read(open)).status).toBe('pending');
});

test('it is looked for again and again, not once', async () => {
  const first = await parked(inMs(20_000));
  app.clock.advance(31_000);
  await first.agent.console.hears(
    'conversationChanged',
    (body) => body.conversation.status === 'active',
  );
  const second = await parked(inMs(20_000));
  await expect
    .poll(async () => {
      app.clock.advance(11_000);
      const { conversationId, agent } = second;
      return (await agent.console.call('readConversation', { conversationId })).conversation.status;
    })
    .toBe('active');
});
