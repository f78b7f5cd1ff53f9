import type { Output, Parsed } from '@deskbell/shared/up';
import type { VisitorActor } from '../core/actor.ts';
import { requireAllowedOrigin } from '../core/allowed-origin.ts';
import type { Context } from '../core/context.ts';
import { uuidv7 } from '../core/new-id.ts';
import { Refusal } from '../core/refusal.ts';
import { findPresent } from '../feed/store.ts';
import { findSiteByKey } from '../sites/store.ts';
import { findVisitor, unstoredVisitor } from './store.ts';
import { readVisitorToken, signVisitorToken } from './token.ts';

/** Gives a visitor a token, or renews the one they have. Nothing is stored: that waits for the first message. */
export async function openVisitorSession(
  context: Context,
  input: Parsed<'openVisitorSession'>,
): Promise<Output<'openVisitorSession'>> {
  const key = context.secrets.visitorTokens;
  const now = context.clock.now();
  const site = await findSiteByKey(context.db, input.site);
  if (!site) throw new Refusal('siteUnknown', `no site has the key ${input.site}`);
  requireAllowedOrigin(site, context.actor.from);
  const bearer =
    input.token === undefined
      ? { visitorId: uuidv7(now.getTime()), siteId: site.id, since: now }
      : readVisitorToken(key, input.token, now);
  if (bearer.siteId !== site.id)
    throw new Refusal('notSignedIn', 'the visitor token belongs to another site');
  const actor: VisitorActor = {
    kind: 'visitor',
    ...bearer,
    locale: input.locale ?? null,
    timeZone: null,
    page: null,
    from: context.actor.from,
  };
  return {
    token: signVisitorToken(key, bearer, now),
    visitor: (await findVisitor(context.db, bearer.visitorId)) ?? unstoredVisitor(actor),
    cursor: await findPresent(context.db, context.secrets.feedEpoch),
    serverTime: now.toISOString(),
  };
}
