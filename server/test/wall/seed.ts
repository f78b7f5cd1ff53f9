import { sql } from 'kysely';
import type { AgentActor, Origin, VisitorActor } from '../../src/core/actor.ts';
import { uuidv7 } from '../../src/core/new-id.ts';
import { hashToken } from '../../src/sessions/token.ts';
import type { TestApp } from '../app.ts';
import { eg } from '../example.ts';

const from: Origin = { ip: '127.0.0.1', userAgent: null, origin: null, isOwnOrigin: false };

export type Side = {
  siteId: string;
  visitorId: string;
  conversationId: string;
  /** Every id and text that belongs to this side. */
  marks: string[];
};

/** Two sides that must not see each other: each a site, its visitor, a talk with a note, its team and what was deleted. */
export async function seedTwoSides(app: TestApp) {
  const one = await seedSide(app);
  const two = await seedSide(app);
  return { one, two };
}

async function seedSide(
  app: TestApp,
): Promise<Side & { agent: AgentActor; visitor: VisitorActor }> {
  const site = await app.site();
  const client = await app.visitor(site.key);
  const { conversation, message } = await client.call('sendMessage', eg.message());
  const { id: conversationId, visitorId } = conversation;
  const agent = await app.agent();
  await sql`insert into agent_sites values (${agent.id}, ${site.id})`.execute(app.db);
  const sessionId = await sessionOf(app, agent.token);
  const console = await app.console(agent.token);
  await console.call('acceptConversation', { conversationId });
  const note = eg.message({ conversationId, text: 'a note for the team' });
  await console.call('sendMessage', { ...note, kind: 'note' });
  await console.call('markRead', { conversationId, seq: 1 });
  const goneId = uuidv7();
  await sql`insert into tombstones (id, kind, site_id, visitor_id)
    values (${goneId}, 'conversation', ${site.id}, ${visitorId})`.execute(app.db);
  return {
    siteId: site.id,
    visitorId,
    conversationId,
    marks: [site.id, visitorId, conversationId, message.id, note.id, goneId, sessionId],
    agent: { ...sides.agent, agentId: agent.id, siteIds: [site.id], sessionId },
    visitor: { ...sides.visitor, visitorId, siteId: site.id },
  };
}

const sides = {
  agent: { kind: 'agent' as const, role: 'agent' as const, from },
  visitor: {
    kind: 'visitor' as const,
    since: new Date(0),
    locale: null,
    timeZone: null,
    page: null,
    from,
  },
};

async function sessionOf({ db }: TestApp, token: string): Promise<string> {
  const { id } = await db
    .selectFrom('agent_sessions')
    .select('id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirstOrThrow();
  return id;
}
