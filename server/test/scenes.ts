import type { Input } from '@deskbell/shared/up';
import { expect, vi } from 'vitest';
import type { NewAgent } from '../src/agents/create-agent.ts';
import type { SiteRow } from '../src/sites/store.ts';
import type { TestApp } from './app.ts';
import type { TestClient } from './client.ts';
import { eg } from './example.ts';

type SiteSettings = Partial<Pick<SiteRow, 'mode' | 'shows_preview'>>;

/** A site whose settings nothing on the wire can change yet. */
export async function siteWith(app: TestApp, settings: SiteSettings) {
  const site = await app.site();
  await app.db.updateTable('sites').set(settings).where('id', '=', site.id).execute();
  return site;
}

/** A signed-in agent with an open console. */
export async function agentAt(app: TestApp, given: Partial<NewAgent> = {}) {
  const agent = await app.agent(given);
  return { ...agent, console: await app.console(agent.token) };
}

/** A visitor who has just written their first message; nobody has answered. */
export async function ring(app: TestApp, settings: SiteSettings = {}) {
  const site = await siteWith(app, { mode: 'single', ...settings });
  const visitor = await app.visitor(site.key);
  const { conversation, message } = await visitor.call('sendMessage', eg.message());
  return { site, visitor, conversation, message, conversationId: conversation.id };
}

/** A conversation that an agent has accepted. */
export async function talk(app: TestApp, settings: SiteSettings = {}) {
  const rung = await ring(app, settings);
  const agent = await agentAt(app);
  const { conversation } = await agent.console.call('acceptConversation', {
    conversationId: rung.conversationId,
  });
  return { ...rung, conversation, agent };
}

/** A conversation that was answered and closed. */
export async function talkedAndClosed(app: TestApp, settings: SiteSettings = {}) {
  const talked = await talk(app, settings);
  const { conversationId } = talked;
  const { conversation } = await talked.agent.console.call('closeConversation', { conversationId });
  return { ...talked, conversation };
}

/** What `say` needs beside the text. */
type Said = Partial<Input<'sendMessage'>>;

/** Sends a message into a conversation. */
export async function say(client: TestClient, conversationId: string, more: Said = {}) {
  return client.call('sendMessage', { ...eg.message(), conversationId, ...more });
}

/** Everything in a conversation that the client may see, in order. */
export async function messagesOf(client: TestClient, conversationId: string) {
  const { messages } = await client.call('listMessages', { conversationId, limit: 200 });
  return messages;
}

/** The codes of the system lines that the client may see, in order. */
export async function linesOf(client: TestClient, conversationId: string) {
  const messages = await messagesOf(client, conversationId);
  return messages.flatMap(({ system }) => system?.code ?? []);
}

/** The answer of a call that was refused, for `toMatchObject`. */
export const refused = (code: string, params?: object) => ({
  ok: false,
  error: { code, ...(params === undefined ? {} : { params }) },
});

/**
 * Catches up until what must come has come. Whatever else runs on the same PostgreSQL may hold the feed back for a
 * moment, and a feed that is empty for that reason would prove nothing.
 */
export async function catchUpUntil(client: TestClient, cursor: string, hasCome: string) {
  return vi.waitFor(
    async () => {
      const answer = await client.call('catchUp', { cursor });
      expect(JSON.stringify(answer.changes)).toContain(hasCome);
      return answer;
    },
    { timeout: 5_000 },
  );
}
