import { defaultSearchPage } from '@deskbell/shared/rules/limits';
import type { Output, Parsed } from '@deskbell/shared/up';
import { findConversationsById } from '../conversations/store.ts';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { findHits } from './find-hits.ts';
import { conversationIdsOf } from './hits-of.ts';
import { parsePlace, printPlace } from './place.ts';
import type { Wanted } from './store.ts';
import { isKeyed, termsOf } from './terms.ts';

/** One statement is ended by the connection's own limit, which is the same. */
const longestMs = 2_000;

/** A page of what holds all that is searched for, newest first. */
export async function search(context: Context, input: Parsed<'search'>): Promise<Output<'search'>> {
  const { siteIds } = agentOf(context);
  const { db } = context;
  const { text, page, before, limit = defaultSearchPage, tag, ...filters } = input;
  const terms = termsOf(text);
  // One letter is almost everywhere, and nothing the index knows.
  if (!terms.some(isKeyed))
    return { hits: [], conversations: [], nextPage: null, isComplete: true };
  const wanted: Wanted = {
    ...filters,
    terms,
    siteId: filters.siteId ?? (siteIds.length === 1 ? siteIds[0] : undefined),
    ...parsePlace(page, before),
  };
  // One more than asked for tells whether there is a next page.
  const until = performance.now() + longestMs;
  const found = await findHits(db, wanted, { most: limit + 1, tag, until });
  const hits = found.hits.slice(0, limit);
  const last = hits.at(-1);
  const views = await findConversationsById(db, conversationIdsOf(hits));
  return {
    hits,
    conversations: views.map(({ forAgents }) => forAgents),
    nextPage: found.hits.length > limit && last ? printPlace(last) : null,
    isComplete: found.isComplete,
  };
}
