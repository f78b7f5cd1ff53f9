import { hello, type VisitorHello, type Welcome } from '@deskbell/shared/hello';
import { oldestProtocol, protocol } from '@deskbell/shared/version';
import { findAgent } from '../agents/store.ts';
import type { AgentActor, Origin, VisitorActor } from '../core/actor.ts';
import { requireAllowedOrigin } from '../core/allowed-origin.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { uuidv7 } from '../core/new-id.ts';
import { Refusal } from '../core/refusal.ts';
import { toStorable } from '../core/storable.ts';
import { findPresent } from '../feed/store.ts';
import { unstoredVisitor } from '../visitors/store.ts';
import { readVisitorToken, signVisitorToken } from '../visitors/token.ts';
import { agentActor } from './actor.ts';

/**
 * Who connects.
 * @throws {Refusal} `badInput`, `protocolUnsupported`, `siteUnknown`, `originRefused`, `notSignedIn`, `tokenExpired`
 */
export async function actorOfHello(
  deskbell: Deskbell,
  auth: unknown,
  from: Origin,
): Promise<VisitorActor | AgentActor> {
  requireProtocol(auth);
  const parsed = hello.safeParse(auth);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') || 'auth';
    throw new Refusal('badInput', `handshake: ${field}: ${issue?.message}`, { params: { field } });
  }
  return parsed.data.actor === 'agent'
    ? agentActor(deskbell, parsed.data.token, from)
    : visitorActor(deskbell, parsed.data, from);
}

/** A client of another protocol may say things this server cannot parse, so its number is looked at first. */
function requireProtocol(auth: unknown): void {
  const given =
    typeof auth === 'object' && auth !== null && 'protocol' in auth ? auth.protocol : null;
  if (typeof given !== 'number' || (given >= oldestProtocol && given <= protocol)) return;
  throw new Refusal(
    'protocolUnsupported',
    `this server speaks protocols ${oldestProtocol} to ${protocol}, not ${given}`,
    { params: { oldest: oldestProtocol, newest: protocol, given } },
  );
}

async function visitorActor(
  deskbell: Deskbell,
  said: VisitorHello,
  from: Origin,
): Promise<VisitorActor> {
  const site = await deskbell.arrivals.siteOf(said.site);
  if (!site) throw new Refusal('siteUnknown', `no site has the key ${said.site}`);
  requireAllowedOrigin(site, from);
  const now = deskbell.clock.now();
  const bearer =
    said.token === undefined
      ? { visitorId: uuidv7(now.getTime()), siteId: site.id, since: now }
      : readVisitorToken(deskbell.secrets.visitorTokens, said.token, now);
  if (bearer.siteId !== site.id)
    throw new Refusal('notSignedIn', 'the visitor token belongs to another site');
  return {
    kind: 'visitor',
    ...bearer,
    // A page's title may be cut in mid-character; that must not cost its visitor a message.
    locale: toStorable(said.locale ?? null),
    timeZone: toStorable(said.timeZone ?? null),
    page: toStorable(said.page ?? null),
    from,
  };
}

/** The first event on every connection; its cursor is taken before the rooms are joined, so that nothing falls between. */
export async function welcomeOf(
  deskbell: Deskbell,
  actor: VisitorActor | AgentActor,
): Promise<Welcome> {
  const { db, secrets, clock, arrivals } = deskbell;
  const now = clock.now();
  const common = { protocol, serverTime: now.toISOString() };
  if (actor.kind === 'agent') {
    const cursor = await findPresent(db, secrets.feedEpoch);
    const agent = await findAgent(db, actor.agentId);
    if (!agent) throw new Refusal('notSignedIn', 'this agent is gone');
    return { ...common, actor: 'agent', agent, cursor };
  }
  const { visitor, cursor } = await arrivals.welcome(actor.visitorId);
  return {
    ...common,
    actor: 'visitor',
    token: signVisitorToken(secrets.visitorTokens, actor, now),
    visitor: visitor ?? unstoredVisitor(actor),
    cursor,
  };
}
