import type { Output, Parsed } from '@deskbell/shared/up';
import { requireAssignable } from '../agents/store.ts';
import { messageStored } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { uuidv7 } from '../core/new-id.ts';
import { appendMessage, toMessage } from '../messages/store.ts';
import { changeWithLine, hold, nextStatus, viewsOf } from './change.ts';
import type { ConversationRow } from './store.ts';
import { insertParticipant } from './store.ts';

/** Hands the conversation to a colleague or back to the queue; the note stays among agents. */
export async function transferConversation(
  context: Context,
  input: Parsed<'transferConversation'>,
): Promise<Output<'transferConversation'>> {
  const { agentId: by } = agentOf(context);
  const row = await hold(context, input.conversationId);
  if (isThere(row, input.agentId))
    return { conversation: (await viewsOf(context, row.id)).forAgents };
  const status = nextStatus(input.agentId === null ? 'queue' : 'transfer', row);
  if (input.agentId !== null) {
    await requireAssignable(context.db, input.agentId, row.site_id);
    // Before the note, which is for them above all.
    await insertParticipant(context.db, row.id, input.agentId);
  }
  const note = input.note?.trim();
  if (note) {
    const message = await appendMessage(context.db, {
      id: uuidv7(),
      conversationId: row.id,
      kind: 'note',
      author: { kind: 'agent', id: by },
      text: note,
      at: context.clock.now(),
    });
    context.publish(...messageStored(toMessage(message), true, await viewsOf(context, row.id)));
  }
  if (input.agentId === null) {
    const conversation = await changeWithLine(context, row, {
      patch: { status, assignee_id: null, waiting_since: context.clock.now(), parked_until: null },
      line: { code: 'returned', params: { by } },
    });
    return { conversation };
  }
  const conversation = await changeWithLine(context, row, {
    patch: { status, assignee_id: input.agentId, waiting_since: null, parked_until: null },
    line: { code: 'transferred', params: { by, to: input.agentId } },
  });
  return { conversation };
}

/** A transfer sent again because its answer was lost leaves no second note and no second line. */
const isThere = (row: ConversationRow, agentId: string | null): boolean =>
  row.assignee_id === agentId && row.status === (agentId === null ? 'waiting' : 'active');
