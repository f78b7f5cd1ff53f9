import type { ErrorCode } from '@deskbell/shared/error';
import type { CommandName } from '@deskbell/shared/up';

/**
 * The five who call. There are two conversations: the first is the visitor's own, on a site that the limited agent may
 * not see; the second is another visitor's, on the site that the limited agent sees.
 */
export const callers = ['nobody', 'visitor', 'agent', 'limited', 'admin'] as const;
export type Caller = (typeof callers)[number];

export type Outcome = 'ok' | ErrorCode;

type Row = Record<Caller, { first: Outcome; second: Outcome }>;

const both = (outcome: Outcome) => ({ first: outcome, second: outcome });

const forAll: Row = {
  nobody: both('ok'),
  visitor: both('ok'),
  agent: both('ok'),
  limited: both('ok'),
  admin: both('ok'),
};
const forPeople: Row = { ...forAll, nobody: both('notSignedIn') };
const forTeam: Row = { ...forPeople, visitor: both('forbidden') };
const forVisitors: Row = {
  nobody: both('notSignedIn'),
  visitor: both('ok'),
  agent: both('forbidden'),
  limited: both('forbidden'),
  admin: both('forbidden'),
};
const limited = { first: 'notFound', second: 'ok' } as const;
const aboutConversation: Row = {
  nobody: both('notSignedIn'),
  visitor: { first: 'ok', second: 'notFound' },
  agent: both('ok'),
  limited,
  admin: both('ok'),
};
const byTeamAboutConversation: Row = { ...forTeam, limited };
/** The first session is the caller's own, the second a colleague's. */
const aboutOwnSession: Row = {
  nobody: both('notSignedIn'),
  visitor: both('forbidden'),
  agent: { first: 'ok', second: 'notFound' },
  limited: { first: 'ok', second: 'notFound' },
  admin: { first: 'ok', second: 'notFound' },
};

/** What each caller gets, written by hand beside the rules, so that a loosened rule shows. */
export const expected: Record<CommandName, Row> = {
  acceptConversation: byTeamAboutConversation,
  archiveConversation: byTeamAboutConversation,
  assignConversation: byTeamAboutConversation,
  catchUp: forPeople,
  closeConversation: byTeamAboutConversation,
  countConversations: forTeam,
  deleteMessage: byTeamAboutConversation,
  editMessage: byTeamAboutConversation,
  listAgents: forTeam,
  listConversations: forPeople,
  listMessages: aboutConversation,
  listSessions: forTeam,
  listSites: forTeam,
  markDelivered: aboutConversation,
  markRead: aboutConversation,
  openVisitorSession: forAll,
  parkConversation: byTeamAboutConversation,
  readConversation: aboutConversation,
  readMe: forTeam,
  readWidget: forAll,
  reopenConversation: byTeamAboutConversation,
  restoreConversation: byTeamAboutConversation,
  revokeSession: aboutOwnSession,
  search: forTeam,
  sendMessage: aboutConversation,
  setPresence: forTeam,
  showTyping: aboutConversation,
  signIn: forAll,
  signOut: forTeam,
  startConversation: forVisitors,
  tagConversation: byTeamAboutConversation,
  transferConversation: byTeamAboutConversation,
  /** What the caller may not see is left out of the set. */
  watchConversations: forTeam,
};
