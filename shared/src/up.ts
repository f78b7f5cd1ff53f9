import type { z } from 'zod';
import { acceptConversation } from './commands/accept-conversation.ts';
import { archiveConversation } from './commands/archive-conversation.ts';
import { assignConversation } from './commands/assign-conversation.ts';
import { catchUp } from './commands/catch-up.ts';
import { closeConversation } from './commands/close-conversation.ts';
import { countConversations } from './commands/count-conversations.ts';
import { deleteMessage } from './commands/delete-message.ts';
import { editMessage } from './commands/edit-message.ts';
import { listAgents } from './commands/list-agents.ts';
import { listConversations } from './commands/list-conversations.ts';
import { listMessages } from './commands/list-messages.ts';
import { listSessions } from './commands/list-sessions.ts';
import { listSites } from './commands/list-sites.ts';
import { markDelivered } from './commands/mark-delivered.ts';
import { markRead } from './commands/mark-read.ts';
import { openVisitorSession } from './commands/open-visitor-session.ts';
import { parkConversation } from './commands/park-conversation.ts';
import { readConversation } from './commands/read-conversation.ts';
import { readMe } from './commands/read-me.ts';
import { readWidget } from './commands/read-widget.ts';
import { reopenConversation } from './commands/reopen-conversation.ts';
import { restoreConversation } from './commands/restore-conversation.ts';
import { revokeSession } from './commands/revoke-session.ts';
import { search } from './commands/search.ts';
import { sendMessage } from './commands/send-message.ts';
import { setPresence } from './commands/set-presence.ts';
import { showTyping } from './commands/show-typing.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { startConversation } from './commands/start-conversation.ts';
import { tagConversation } from './commands/tag-conversation.ts';
import { transferConversation } from './commands/transfer-conversation.ts';
import { watchConversations } from './commands/watch-conversations.ts';

/** Every command, by name. A new one is added here by `npm run new-command`. */
export const commands = {
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
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;

export const commandNames = Object.keys(commands) as CommandName[];

/** What a caller passes (before defaults and coercion). */
export type Input<Name extends CommandName> = z.input<Commands[Name]['input']>;

/** What a use-case receives (after parsing). */
export type Parsed<Name extends CommandName> = z.output<Commands[Name]['input']>;

export type Output<Name extends CommandName> = z.output<Commands[Name]['output']>;
