import type { CommandName, Output, Parsed } from '@deskbell/shared/up';
import { listAgents } from './agents/list-agents.ts';
import { readMe } from './agents/read-me.ts';
import { acceptConversation } from './conversations/accept-conversation.ts';
import { archiveConversation } from './conversations/archive-conversation.ts';
import { assignConversation } from './conversations/assign-conversation.ts';
import { closeConversation } from './conversations/close-conversation.ts';
import { countConversations } from './conversations/count-conversations.ts';
import { listConversations } from './conversations/list-conversations.ts';
import { parkConversation } from './conversations/park-conversation.ts';
import { readConversation } from './conversations/read-conversation.ts';
import { reopenConversation } from './conversations/reopen-conversation.ts';
import { restoreConversation } from './conversations/restore-conversation.ts';
import { tagConversation } from './conversations/tag-conversation.ts';
import { transferConversation } from './conversations/transfer-conversation.ts';
import { watchConversations } from './conversations/watch-conversations.ts';
import type { Context } from './core/context.ts';
import { catchUp } from './feed/catch-up.ts';
import { deleteMessage } from './messages/delete-message.ts';
import { editMessage } from './messages/edit-message.ts';
import { listMessages } from './messages/list-messages.ts';
import { sendMessage } from './messages/send-message.ts';
import { showTyping } from './messages/show-typing.ts';
import { startConversation } from './messages/start-conversation.ts';
import { setPresence } from './presence/set-presence.ts';
import { markDelivered } from './receipts/mark-delivered.ts';
import { markRead } from './receipts/mark-read.ts';
import { search } from './search/search.ts';
import { listSessions } from './sessions/list-sessions.ts';
import { revokeSession } from './sessions/revoke-session.ts';
import { signIn } from './sessions/sign-in.ts';
import { signOut } from './sessions/sign-out.ts';
import { listSites } from './sites/list-sites.ts';
import { readWidget } from './sites/read-widget.ts';
import { openVisitorSession } from './visitors/open-visitor-session.ts';

/** One behaviour: it gets the context and its parsed input, and answers or throws a `Refusal`. */
export type UseCase<Name extends CommandName> = (
  context: Context,
  input: Parsed<Name>,
) => Promise<Output<Name>>;

/** What happens for each command. */
export const useCases: { [Name in CommandName]: UseCase<Name> } = {
  acceptConversation,
  archiveConversation,
  assignConversation,
  catchUp,
  closeConversation,
  countConversations,
  deleteMessage,
  editMessage,
  listAgents,
  listConversations,
  listMessages,
  listSessions,
  listSites,
  markDelivered,
  markRead,
  openVisitorSession,
  parkConversation,
  readConversation,
  readMe,
  readWidget,
  reopenConversation,
  restoreConversation,
  revokeSession,
  search,
  sendMessage,
  setPresence,
  showTyping,
  signIn,
  signOut,
  startConversation,
  tagConversation,
  transferConversation,
  watchConversations,
};
