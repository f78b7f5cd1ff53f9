import { maxPreviewLength } from '@deskbell/shared/rules/limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { agentAt, catchUpUntil, refused, ring, say, talk } from '../scenes.ts';
import { everythingStored } from '../stored.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('agents see that the visitor writes, with the unsent text where the site allows it', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'Do you also' });
  expect(await agent.console.hears('typingShown')).toEqual({
    conversationId,
    who: { kind: 'visitor', id: visitor.welcome.visitor?.id },
    isTyping: true,
    preview: 'Do you also',
  });
});

test('no unsent text reaches anyone where the site does not allow it, or once writing stops', async () => {
  const { visitor, agent, conversationId } = await talk(app, { shows_preview: false });
  await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'private' });
  expect(await agent.console.hears('typingShown')).not.toHaveProperty('preview');
  const open = await talk(app);
  await open.visitor.call('showTyping', {
    conversationId: open.conversationId,
    isTyping: false,
    preview: 'private',
  });
  const stopped = await open.agent.console.hears('typingShown', (body) => !body.isTyping);
  expect(stopped).not.toHaveProperty('preview');
});

test('the visitor and colleagues who look on see that the agent writes, never what', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const colleague = await agentAt(app);
  await colleague.console.call('watchConversations', { conversationIds: [conversationId] });
  await agent.console.call('showTyping', { conversationId, isTyping: true, preview: 'draft' });
  const shown = { conversationId, who: { kind: 'agent', id: agent.id }, isTyping: true };
  expect(await visitor.hears('typingShown')).toEqual(shown);
  expect(await colleague.console.hears('typingShown')).toEqual(shown);
});

test('nothing of it is stored anywhere, nor told again', async () => {
  const { visitor, agent, conversationId } = await talk(app);
  const { cursor } = await catchUpUntil(
    agent.console,
    agent.console.welcome.cursor,
    conversationId,
  );
  const before = await everythingStored(app.db);
  await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'never sent' });
  await agent.console.hears('typingShown');
  expect(await everythingStored(app.db)).toEqual(before);
  const { changes } = await agent.console.call('catchUp', { cursor });
  expect(changes).toEqual([]);
});

test('another visitor hears nothing, and cannot pretend to write', async () => {
  const { site, visitor, agent, conversationId } = await talk(app);
  const stranger = await app.visitor(site.key);
  const refusal = refused('notFound');
  const typing = { isTyping: true, preview: 'let me in' };
  expect(await stranger.ask('showTyping', { conversationId, ...typing })).toMatchObject(refusal);
  expect(await stranger.ask('showTyping', { conversationId: uuidv7(), ...typing })).toMatchObject(
    refusal,
  );
  await agent.console.call('showTyping', { conversationId, isTyping: true });
  await visitor.hears('typingShown');
  await stranger.call('listConversations', {});
  expect(stranger.heard).toEqual([]);
});

test('an overlong preview is refused, and the message that follows is stored', async () => {
  const { visitor, conversationId } = await ring(app);
  const preview = 'x'.repeat(maxPreviewLength + 1);
  expect(
    await visitor.ask('showTyping', { conversationId, isTyping: true, preview }),
  ).toMatchObject(refused('tooLarge', { field: 'preview', limit: maxPreviewLength }));
  expect((await say(visitor, conversationId)).message.seq).toBe(2);
});
