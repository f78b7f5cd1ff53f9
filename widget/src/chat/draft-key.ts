import type { Conversation } from '@deskbell/shared/model/conversation';

/** Under which key the page keeps the unsent text of a conversation, or of one that is yet to come. */
export const draftKey = (conversation: Conversation | undefined) =>
  `draft:${conversation?.id ?? 'new'}`;
