import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { concernsAgent } from '@deskbell/shared/rules/unread';

type Parts = {
  message: Message;
  conversation: Conversation;
  meId: string;
  /** Whether the chat is on screen and looked at. */
  isShown: boolean;
};

/** Why a message deserves a sound and a notification for this agent, or null where it does not. */
export function alertFor({
  message,
  conversation,
  meId,
  isShown,
}: Parts): 'waiting' | 'message' | null {
  if (message.author.kind !== 'visitor' || isShown || !concernsAgent(conversation, meId))
    return null;
  const isFirst = conversation.visitorMessageCount <= 1;
  return conversation.status === 'waiting' && isFirst ? 'waiting' : 'message';
}
