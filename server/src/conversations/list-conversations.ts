import { defaultPage } from '@deskbell/shared/rules/limits';
import type { Output, Parsed } from '@deskbell/shared/up';
import type { AgentActor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import type { ListFilter } from './lists/store.ts';
import { findListPage } from './lists/store.ts';
import { parsePage, printPage } from './page-token.ts';

/** One page of a list; a visitor's only list is all of their own. */
export async function listConversations(
  context: Context,
  input: Parsed<'listConversations'>,
): Promise<Output<'listConversations'>> {
  const { actor } = context;
  const isVisitor = actor.kind === 'visitor';
  const filter: ListFilter =
    actor.kind === 'visitor'
      ? { list: 'all', agentId: null, siteIds: [actor.siteId], visitorId: actor.visitorId }
      : { ...input, list: input.list ?? 'all', ...reachOf(agentOf(context)) };
  const limit = input.limit ?? defaultPage;
  const start = input.page === undefined ? null : parsePage(input.page);
  // One more than asked for tells whether there is a next page.
  const found = await findListPage(context.db, filter, { start, limit: limit + 1 });
  const views = found.slice(0, limit);
  const last = views.at(-1)?.forAgents;
  const at = filter.list === 'queue' ? last?.waitingSince : last?.updatedAt;
  return {
    conversations: views.map((view) => (isVisitor ? view.forVisitor : view.forAgents)),
    nextPage: found.length > limit && last && at ? printPage({ at, id: last.id }) : null,
  };
}

const reachOf = ({ agentId, siteIds }: AgentActor) => ({ agentId, siteIds });
