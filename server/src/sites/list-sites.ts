import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';
import { agentOf } from '../core/context.ts';
import { findSites, toSite } from './store.ts';

/** The sites the caller answers for. */
export async function listSites(
  context: Context,
  _input: Parsed<'listSites'>,
): Promise<Output<'listSites'>> {
  const { siteIds } = agentOf(context);
  return { sites: (await findSites(context.db, siteIds)).map(toSite) };
}
