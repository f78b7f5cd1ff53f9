import { statusAfter } from '@deskbell/shared/rules/status';
import type { Output } from '@deskbell/shared/up';
import type { ConversationRow } from '../conversations/store.ts';
import {
  findConversation,
  insertParticipant,
  lockConversation,
  lockOpenConversation,
  updateConversation,
} from '../conversations/store.ts';
import { messageStored } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { appendMessage, appendSystemLine, findUnseen, toMessage } from './store.ts';
import { storedBefore } from './stored-before.ts';

export type AgentMessage = {
  id: string;
  conversationId?: string | undefined;
  kind: 'text' | 'note';
  text: string;
  replyToId?: string | undefined;
  baseSeq?: number | undefined;
};

/** Stores an agent's reply or note, unless the conversation moved on in a way its author had not seen. */
export async function sendAsAgent(
  context: Context,
  input: AgentMessage,
): Promise<Output<'sendMessage'>> {
  const { agentId } = agentOf(context);
  const before = await storedBefore(context, input.id, agentId);
  if (before) return before;
  if (input.conversationId === undefined)
    throw new Refusal('badInput', 'an agent says which conversation', {
      params: { field: 'conversationId' },
    });
  const row = await lockConversation(context.db, input.conversationId);
  if (!row) throw new Refusal('notFound', 'no such conversation');
  if (input.kind === 'text') {
    await guardStaleReply(context, row, input.baseSeq);
    await takeUp(context, row, agentId);
  }
  const stored = await appendMessage(context.db, {
    ...input,
    conversationId: row.id,
    author: { kind: 'agent', id: agentId },
    at: context.clock.now(),
  });
  const message = toMessage(stored);
  const views = await viewsOf(context, row.id);
  context.publish(...messageStored(message, stored.is_internal, views));
  return { message, conversation: views.forAgents };
}

/** @throws {Refusal} `conflict` when a colleague replied, or changed the status or owner, after `baseSeq` */
async function guardStaleReply(
  context: Context,
  row: ConversationRow,
  baseSeq: number | undefined,
): Promise<void> {
  if (baseSeq === undefined || baseSeq >= row.last_seq) return;
  const { agentId } = agentOf(context);
  const unseen = await findUnseen(context.db, row.id, { agentId, after: baseSeq });
  if (unseen.length === 0) return;
  throw new Refusal('conflict', 'the conversation changed since you last saw it', {
    params: {
      messages: unseen.map(toMessage),
      conversation: (await viewsOf(context, row.id)).forAgents,
    },
  });
}

/** A reply makes a conversation active again, and its author the owner of one that nobody has. */
async function takeUp(context: Context, row: ConversationRow, agentId: string): Promise<void> {
  const status = statusAfter('reply', row.status);
  if (status === null)
    throw new Refusal('wrongStatus', `a ${row.status} conversation takes no reply`);
  await insertParticipant(context.db, row.id, agentId);
  if (row.status === 'active') return;
  const owner = row.status === 'pending' ? row.assignee_id : agentId;
  const patch = {
    status,
    assignee_id: owner,
    waiting_since: null,
    closed_at: null,
    archived_at: null,
    parked_until: null,
  };
  if (row.status === 'pending') return updateConversation(context.db, row.id, patch);
  if (row.status === 'closed') await requireNoOther(context, row);
  const line = await appendSystemLine(context.db, {
    conversationId: row.id,
    line: { code: row.status === 'closed' ? 'reopened' : 'joined', params: { by: agentId } },
    at: context.clock.now(),
    patch,
  });
  context.publish(...messageStored(toMessage(line), false, await viewsOf(context, row.id)));
}

async function requireNoOther(context: Context, row: ConversationRow): Promise<void> {
  const open = await lockOpenConversation(context.db, row.visitor_id);
  if (open)
    throw new Refusal('wrongStatus', 'the visitor has another open conversation', {
      params: { openConversationId: open.id },
    });
}

async function viewsOf(context: Context, id: string) {
  const views = await findConversation(context.db, id);
  if (!views) throw new Error('the conversation vanished while its row was held');
  return views;
}
