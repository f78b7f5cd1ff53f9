import type { CommandName } from '@deskbell/shared/up';
import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';

/**
 * What one role may do with one command: `never`; `any`, where there is nothing to own; `own`, on what is theirs —
 * a visitor's conversations, an agent's sites' conversations, an agent's own sessions and messages.
 */
export type Reach = 'never' | 'any' | 'own';

export type Rule = {
  anyone: Reach;
  visitor: Reach;
  agent: Reach;
  admin: Reach;
  /** What the input names that must be within reach. */
  subject: 'conversation' | 'message' | 'session' | null;
};

const open: Rule = { anyone: 'any', visitor: 'any', agent: 'any', admin: 'any', subject: null };
const agents: Rule = {
  anyone: 'never',
  visitor: 'never',
  agent: 'own',
  admin: 'own',
  subject: null,
};
const people: Rule = { anyone: 'never', visitor: 'own', agent: 'own', admin: 'own', subject: null };
const agentsOnConversation: Rule = { ...agents, subject: 'conversation' };
const peopleOnConversation: Rule = { ...people, subject: 'conversation' };

/** The permission rows: one for each command, or it does not compile. */
export const rules: Record<CommandName, Rule> = {
  acceptConversation: agentsOnConversation,
  archiveConversation: agentsOnConversation,
  assignConversation: agentsOnConversation,
  catchUp: people,
  closeConversation: agentsOnConversation,
  countConversations: agents,
  deleteMessage: { ...agents, subject: 'message' },
  editMessage: { ...agents, subject: 'message' },
  listAgents: agents,
  listConversations: people,
  listMessages: peopleOnConversation,
  listSessions: agents,
  listSites: agents,
  markDelivered: peopleOnConversation,
  markRead: peopleOnConversation,
  openVisitorSession: open,
  parkConversation: agentsOnConversation,
  readConversation: peopleOnConversation,
  readMe: agents,
  readWidget: open,
  reopenConversation: agentsOnConversation,
  restoreConversation: agentsOnConversation,
  revokeSession: { ...agents, subject: 'session' },
  search: agents,
  sendMessage: peopleOnConversation,
  setPresence: agents,
  showTyping: peopleOnConversation,
  signIn: open,
  signOut: agents,
  startConversation: {
    anyone: 'never',
    visitor: 'own',
    agent: 'never',
    admin: 'never',
    subject: null,
  },
  tagConversation: agentsOnConversation,
  transferConversation: agentsOnConversation,
  watchConversations: agents,
};

/** @throws {Refusal} `notSignedIn` or `forbidden` where the actor's role has no business with the command */
export function requireMay(actor: Actor, command: CommandName): Rule {
  const rule = rules[command];
  const role = actor.kind === 'agent' ? actor.role : actor.kind;
  if (rule[role] !== 'never') return rule;
  throw actor.kind === 'anyone'
    ? new Refusal('notSignedIn', `${command} needs a token`)
    : new Refusal(
        'forbidden',
        `${role === 'visitor' ? 'a visitor' : `an ${role}`} may not ${command}`,
      );
}
