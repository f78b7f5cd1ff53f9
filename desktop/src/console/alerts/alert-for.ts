import type { Conversation } from '@deskbell/shared/model/conversation';
import { concernsAgent } from '@deskbell/shared/rules/unread';

type Parts = {
  conversation: Conversation;
  meId: string;
  /** Whether the chat is on screen and looked at. */
  isShown: boolean;
};

/** Why what a visitor has just written deserves a sound and a notification for this agent, or null where it does not. */
export function alertFor({ conversation, meId, isShown }: Parts): 'waiting' | 'message' | null {
  if (isShown || !concernsAgent(conversation, meId)) return null;
  const isFirst = conversation.visitorMessageCount <= 1;
  return conversation.status === 'waiting' && isFirst ? 'waiting' : 'message';
}
