import type { Conversation } from '@deskbell/shared/model/conversation';
import type { CommandName } from '@deskbell/shared/up';
import { uuidv7 } from '../../src/core/new-id.ts';

/** What an example may name. */
export type Target = {
  conversationId: string;
  /** Of the calling agent, in that conversation. */
  messageId: string;
  sessionId: string;
  colleagueId: string;
  siteKey: string;
  cursor: string;
  credentials: { email: string; password: string };
};

export type Example = {
  /** What the conversation must be for the command to make sense; waiting unless said. */
  status?: Conversation['status'] | 'archived';
  /** The command ends the session it is called with, so the caller gets one of their own. */
  endsSession?: true;
  input(target: Target): object;
};

const named: Example = { input: ({ conversationId }) => ({ conversationId }) };
const plain: Example = { input: () => ({}) };
const active = { status: 'active' } as const;

/** An input for each command that is good in itself: a new command has no place in the matrix without one. */
export const examples: Record<CommandName, Example> = {
  acceptConversation: named,
  archiveConversation: named,
  assignConversation: {
    input: ({ conversationId, colleagueId }) => ({ conversationId, agentId: colleagueId }),
  },
  catchUp: { input: ({ cursor }) => ({ cursor }) },
  closeConversation: { ...named, ...active },
  countConversations: plain,
  deleteMessage: { input: ({ messageId }) => ({ messageId }) },
  editMessage: { input: ({ messageId }) => ({ messageId, text: 'Better words' }) },
  listAgents: plain,
  listConversations: plain,
  listMessages: named,
  listSessions: plain,
  listSites: plain,
  markDelivered: { input: ({ conversationId }) => ({ conversationId, seq: 1 }) },
  markRead: { input: ({ conversationId }) => ({ conversationId, seq: 1 }) },
  openVisitorSession: { input: ({ siteKey }) => ({ site: siteKey }) },
  parkConversation: { ...named, ...active },
  readConversation: named,
  readMe: plain,
  readWidget: { input: ({ siteKey }) => ({ siteKey }) },
  reopenConversation: { ...named, status: 'closed' },
  restoreConversation: { ...named, status: 'archived' },
  revokeSession: { endsSession: true, input: ({ sessionId }) => ({ sessionId }) },
  search: { input: () => ({ text: 'secret' }) },
  sendMessage: { input: ({ conversationId }) => ({ conversationId, id: uuidv7(), text: 'Hello' }) },
  setPresence: { input: () => ({ status: 'online' }) },
  showTyping: { input: ({ conversationId }) => ({ conversationId, isTyping: true }) },
  signIn: { input: ({ credentials }) => credentials },
  signOut: { ...plain, endsSession: true },
  startConversation: { input: () => ({ id: uuidv7(), text: 'Hello' }) },
  tagConversation: { input: ({ conversationId }) => ({ conversationId, tags: ['refund'] }) },
  transferConversation: {
    ...active,
    input: ({ conversationId }) => ({ conversationId, agentId: null }),
  },
  watchConversations: { input: ({ conversationId }) => ({ conversationIds: [conversationId] }) },
};
