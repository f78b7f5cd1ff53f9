import type { Output, Parsed } from '@deskbell/shared/up';
import { findTakingPart } from '../conversations/taking-part/store.ts';
import { toTakingPart, toVisitor } from '../core/audience.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findSitePrivacy } from '../sites/store.ts';

/**
 * Tells the other side, and colleagues who take part, that someone writes; the unsent text passes through and is kept
 * nowhere.
 */
export async function showTyping(
  context: Context,
  input: Parsed<'showTyping'>,
): Promise<Output<'showTyping'>> {
  const { actor } = context;
  const taking = await findTakingPart(context.db, input.conversationId);
  if (!taking) throw new Refusal('notFound', 'no such conversation');
  const { conversationId, isTyping } = input;
  if (actor.kind === 'visitor') {
    const { showsPreview } = await findSitePrivacy(context.db, taking.siteId);
    const sign = {
      conversationId,
      who: { kind: 'visitor' as const, id: actor.visitorId },
      isTyping,
    };
    const preview = showsPreview && isTyping ? { preview: input.preview } : {};
    context.publish({
      event: 'typingShown',
      body: { ...sign, ...preview },
      to: toTakingPart(taking),
    });
    return {};
  }
  const who = { kind: 'agent' as const, id: agentOf(context).agentId };
  for (const to of [toVisitor(taking), toTakingPart(taking)])
    context.publish({ event: 'typingShown', body: { conversationId, who, isTyping }, to });
  return {};
}
