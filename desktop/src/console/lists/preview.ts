import type { Conversation } from '@deskbell/shared/model/conversation';
import { guestName } from '@deskbell/shared/rules/guest-name';
import type { ConsoleWords } from '@deskbell/shared/words/en/console';
import { plainText } from '../thread/plain-text.ts';
import type { SystemWriter } from '../thread/use-system-line.ts';

/** How the visitor of a conversation is called. */
export function visitorName(conversation: Conversation): string {
  return conversation.visitor?.name?.trim() || guestName(conversation.visitorId);
}

type Wording = { words: ConsoleWords; meId: string; writeSystem: SystemWriter };

/** The last message in one line, led by who wrote it where that is not the visitor. */
export function previewOf(
  conversation: Conversation,
  { words, meId, writeSystem }: Wording,
): string {
  const last = conversation.lastMessage;
  if (!last) return words.lists.noMessages;
  if (last.system) return writeSystem(last.system);
  const text = plainText(last.preview) || words.thread.deleted;
  if (last.kind === 'note') return words.lists.note(text);
  if (last.author.kind !== 'agent') return text;
  if (last.author.id === meId) return words.lists.you(text);
  const colleague = conversation.agents.find(({ id }) => id === last.author.id);
  return colleague ? words.lists.colleague(colleague.name, text) : text;
}
