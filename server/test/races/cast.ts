import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { eg } from '../example.ts';

/** One visitor with several tabs open on one site. */
export async function tabs(app: TestApp, count: number, mode: 'single' | 'multiple' = 'single') {
  const { id, key } = await app.site();
  await app.db.updateTable('sites').set({ mode }).where('id', '=', id).execute();
  const first = await app.visitor(key);
  const { token = '' } = first.welcome;
  const rest = Array.from({ length: count - 1 }, () => app.visitor(key, { token }));
  return {
    key,
    token,
    tabs: [first, ...(await Promise.all(rest))] as [TestClient, ...TestClient[]],
  };
}

/** A visitor's conversation that an agent has closed. */
export async function closedTalk(agent: TestClient, visitor: TestClient): Promise<Conversation> {
  const { conversation } = await visitor.call('sendMessage', eg.message());
  const { id: conversationId } = conversation;
  return (await agent.call('closeConversation', { conversationId })).conversation;
}

/** Everything that is stored in a conversation, in order. */
export async function stored(client: TestClient, conversationId: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const page = await client.call('listMessages', { conversationId, after, limit: 200 });
    all.push(...page.messages);
    if (!page.hasMore) return all;
  }
}

export const seqs = (messages: readonly Message[]): number[] => messages.map(({ seq }) => seq);

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
