import type { Output, Parsed } from '@deskbell/shared/up';
import { requireAllowedOrigin } from '../core/allowed-origin.ts';
import type { Context } from '../core/context.ts';
import { Refusal } from '../core/refusal.ts';
import { findSiteByKey, toWidgetConfig } from './store.ts';

/** What a page needs to draw the widget of a site. */
export async function readWidget(
  context: Context,
  input: Parsed<'readWidget'>,
): Promise<Output<'readWidget'>> {
  const site = await findSiteByKey(context.db, input.siteKey);
  if (!site) throw new Refusal('siteUnknown', `no site has the key ${input.siteKey}`);
  requireAllowedOrigin(site, context.actor.from);
  return toWidgetConfig(site);
}
