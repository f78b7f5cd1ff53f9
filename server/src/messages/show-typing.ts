import type { Output, Parsed } from '@deskbell/shared/up';
import { findParties } from '../conversations/store.ts';
import { toAgents, toVisitor } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findSitePrivacy } from '../sites/store.ts';

/** Tells the other side, and colleagues, that someone writes; the unsent text passes through and is kept nowhere. */
export async function showTyping(
  context: Context,
  input: Parsed<'showTyping'>,
): Promise<Output<'showTyping'>> {
  const { actor } = context;
  const parties = await findParties(context.db, input.conversationId);
  if (!parties) throw new Refusal('notFound', 'no such conversation');
  const { conversationId, isTyping } = input;
  if (actor.kind === 'visitor') {
    const { showsPreview } = await findSitePrivacy(context.db, parties.siteId);
    context.publish({
      event: 'typingShown',
      body: {
        conversationId,
        who: { kind: 'visitor', id: actor.visitorId },
        isTyping,
        ...(showsPreview && isTyping ? { preview: input.preview } : {}),
      },
      to: toAgents(parties),
    });
    return {};
  }
  const who = { kind: 'agent' as const, id: agentOf(context).agentId };
  for (const to of [toVisitor(parties), toAgents(parties)])
    context.publish({ event: 'typingShown', body: { conversationId, who, isTyping }, to });
  return {};
}
