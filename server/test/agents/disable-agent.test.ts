import { afterAll, beforeAll, expect, test } from 'vitest';
import { disableAgent } from '../../src/agents/disable-agent.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, linesOf, talk } from '../scenes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('a disabled agent is out: no sign-in, no token, no new socket', async () => {
  const agent = await app.agent();
  await disableAgent(app.db, agent.email.toUpperCase(), new Date());
  expect((await app.rest('GET /api/agents/me', { token: agent.token })).status).toBe(401);
  await expect(app.console(agent.token)).rejects.toMatchObject({ code: 'notSignedIn' });
  await expect(app.signIn(agent.email, agent.password)).rejects.toThrow('401');
});

test('a console that was open is cut off, and told why when it comes back', async () => {
  const agent = await agentAt(app);
  await disableAgent(app.db, agent.email, new Date());
  app.clock.advance(31_000);
  await expect.poll(() => agent.console.socket.connected).toBe(false);
  await expect(app.console(agent.token)).rejects.toMatchObject({ code: 'notSignedIn' });
});

test('an e-mail that no agent has is said to be that', async () => {
  await expect(disableAgent(app.db, 'nobody@example.com', new Date())).rejects.toMatchObject({
    body: { code: 'notFound' },
  });
});

test.each(['active', 'pending'] as const)(
  'their %s chat waits in the queue again, and everybody learns it by catching up',
  async (status) => {
    const { visitor, agent, conversationId } = await talk(app);
    const colleague = await agentAt(app);
    if (status === 'pending') await agent.console.call('parkConversation', { conversationId });
    const at = new Date(app.clock.now().getTime() + 60_000);
    await disableAgent(app.db, agent.email, at);
    const { conversation } = await colleague.console.call('readConversation', { conversationId });
    expect(conversation).toMatchObject({
      status: 'waiting',
      assigneeId: null,
      parkedUntil: null,
      waitingSince: at.toISOString(),
    });
    const lines = await linesOf(visitor, conversationId);
    expect(lines).toEqual(['joined', 'returned']);
    for (const client of [visitor, colleague.console])
      await catchUpUntil(client, client.welcome.cursor, '"returned"');
    const accepted = await colleague.console.call('acceptConversation', { conversationId });
    expect(accepted.conversation.assigneeId).toBe(colleague.id);
  },
);

test('what they closed, and what others have, stays as it is', async () => {
  const { agent, conversationId } = await talk(app);
  await agent.console.call('closeConversation', { conversationId });
  const other = await talk(app);
  const before = await other.agent.console.call('readConversation', { conversationId });
  await disableAgent(app.db, agent.email, new Date());
  expect(await other.agent.console.call('readConversation', { conversationId })).toEqual(before);
  const kept = await other.agent.console.call('readConversation', {
    conversationId: other.conversationId,
  });
  expect(kept.conversation).toMatchObject({ status: 'active', assigneeId: other.agent.id });
});
