import { expect } from 'vitest';
import { uuidv7 } from '../../src/core/new-id.ts';
import type { TestApp } from '../app.ts';
import { say, talk } from '../scenes.ts';

/** Holds that an agent of one site cannot have conversations of another open. */
export async function seesOnlyOwnSite(app: TestApp): Promise<void> {
  const mine = await talk(app);
  const hidden = await talk(app);
  const agent = await app.agent();
  await app.db
    .insertInto('agent_sites')
    .values({ agent_id: agent.id, site_id: mine.site.id })
    .execute();
  const console = await app.console(agent.token);
  const conversationIds = [hidden.conversationId, mine.conversationId, uuidv7()];
  expect(await console.call('watchConversations', { conversationIds })).toEqual({
    conversationIds: [mine.conversationId],
  });
  await say(hidden.visitor, hidden.conversationId);
  const { message } = await say(mine.visitor, mine.conversationId);
  await console.hears('messageStored', (body) => body.message.id === message.id);
  expect(JSON.stringify(console.heard)).not.toContain(hidden.conversationId);
}
