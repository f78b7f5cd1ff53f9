import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Client } from './client.ts';
import { openThread } from './open-thread.ts';
import type { Wording } from './wording.ts';

/** What the widget shows: the open conversation, else the latest. */
function currentOf(client: Client): Conversation | undefined {
  const rank = ({ status, updatedAt }: Conversation) =>
    `${status === 'closed' ? 0 : 1} ${updatedAt}`;
  return [...client.engine.state.conversations.values()]
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .at(-1);
}

/** Lets a visitor do something, as the widget would. */
export async function visitorDoes(client: Client, deed: string, wording: Wording): Promise<void> {
  const conversation = currentOf(client);
  if (deed === 'say') {
    await client.send({ conversationId: conversation?.id ?? null, text: wording.next('says') });
    return;
  }
  if (!conversation) return;
  await openThread(client, conversation.id);
  if (deed === 'read') client.engine.markRead(conversation.id, conversation.lastSeq);
  else client.engine.showTyping(conversation.id, true, 'what is not sent yet');
}
