import type { Context as ConversationContext } from '@deskbell/shared/model/page';
import type { ConversationRow } from '../conversations/store.ts';
import {
  insertConversation,
  lockConversation,
  lockLatestConversation,
  lockOpenConversation,
} from '../conversations/store.ts';
import type { VisitorActor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { visitorOf } from '../core/context.ts';
import { uuidv7 } from '../core/new-id.ts';
import { Refusal } from '../core/refusal.ts';
import { toStorable } from '../core/storable.ts';
import { findSiteMode } from '../sites/store.ts';
import { insertVisitor } from '../visitors/store.ts';

/**
 * The conversation a visitor's message belongs to, its row held: the open one; else, where the site keeps a single
 * thread, the latest; else a new one. Of two first messages at once, the loser waits and adopts the winner's.
 */
export async function findConversationFor(
  context: Context,
  input: { conversationId?: string | undefined; context?: ConversationContext | undefined },
): Promise<ConversationRow> {
  if (input.conversationId !== undefined) {
    const named = await lockConversation(context.db, input.conversationId);
    if (!named) throw new Refusal('notFound', 'no such conversation');
    if (named.status !== 'closed') return named;
  }
  const visitor = visitorOf(context);
  const mode = await findSiteMode(context.db, visitor.siteId);
  if (mode === null) throw new Refusal('siteUnknown', 'this site is gone');
  await insertVisitor(context.db, visitor);
  // Somebody may close the open conversation between our losing the insert and our finding it; then we look again.
  for (;;) {
    const known = await findKnown(context, visitor.visitorId, mode);
    const row = known ?? (await start(context, visitor, input.context));
    if (row) return row;
  }
}

async function findKnown(
  { db }: Context,
  visitorId: string,
  mode: 'single' | 'multiple',
): Promise<ConversationRow | null> {
  const open = await lockOpenConversation(db, visitorId);
  return open ?? (mode === 'single' ? lockLatestConversation(db, visitorId) : null);
}

function start(
  { db, clock }: Context,
  visitor: VisitorActor,
  context: ConversationContext | undefined,
): Promise<ConversationRow | null> {
  return insertConversation(db, {
    id: uuidv7(),
    siteId: visitor.siteId,
    visitorId: visitor.visitorId,
    context: toStorable({ ...circumstances(visitor), ...context }),
    at: clock.now(),
  });
}

const circumstances = (visitor: VisitorActor): ConversationContext => ({
  page: visitor.page,
  locale: visitor.locale,
  timeZone: visitor.timeZone,
});
