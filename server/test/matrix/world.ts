import type { Command } from '@deskbell/shared/command';
import type { Answer } from '@deskbell/shared/error';
import { type CommandName, commands } from '@deskbell/shared/up';
import { sql } from 'kysely';
import { uuidv7 } from '../../src/core/new-id.ts';
import type { TestApp } from '../app.ts';
import type { TestClient } from '../client.ts';
import { eg } from '../example.ts';
import type { Example, Target } from './examples.ts';
import type { Caller } from './expected.ts';

export type Thread = { conversationId: string; visitorId: string; siteId: string; secret: string };

type Somebody = { token: string; client: TestClient; agentId: string | null; email: string };

const password = 'correct horse battery';

/** Two sites with a visitor and a conversation each, and everyone who may come to ask. */
export class World {
  readonly app: TestApp;
  readonly people = new Map<Exclude<Caller, 'nobody'>, Somebody>();
  threads!: { first: Thread; second: Thread };
  #siteKey = '';
  #otherSiteKey = '';
  #colleagueId = '';
  #foreignSessionId = '';

  constructor(app: TestApp) {
    this.app = app;
  }

  async build(): Promise<void> {
    const { app } = this;
    const [one, two] = [await app.site(), await app.site()];
    this.#siteKey = one.key;
    this.#otherSiteKey = two.key;
    const visitor = await app.visitor(one.key);
    const stranger = await app.visitor(two.key);
    this.threads = {
      first: await start(visitor, one.id, 'the secret of the first'),
      second: await start(stranger, two.id, 'the secret of the second'),
    };
    this.people.set('visitor', { ...noAgent, token: visitor.welcome.token ?? '', client: visitor });
    const colleague = await app.agent();
    this.#colleagueId = colleague.id;
    this.#foreignSessionId = await this.#sessionOf(colleague.id);
    for (const caller of ['agent', 'limited', 'admin'] as const) {
      const role = caller === 'admin' ? 'admin' : 'agent';
      const { id, email, token } = await app.agent({ role, password });
      if (caller === 'limited')
        await sql`insert into agent_sites values (${id}, ${two.id})`.execute(app.db);
      this.people.set(caller, { token, client: await app.console(token), agentId: id, email });
    }
  }

  /** Strings that no answer and no event may show the caller. */
  hiddenFrom(caller: Caller): string[] {
    const { first, second } = this.threads;
    const all = ({ conversationId, visitorId, siteId, secret }: Thread) => [
      conversationId,
      visitorId,
      secret,
      siteId,
    ];
    if (caller === 'visitor') return [...all(second), note];
    return caller === 'limited' ? all(first) : [];
  }

  /** The token to call with. */
  async tokenOf(caller: Caller, example: Example): Promise<string | undefined> {
    if (caller === 'nobody') return undefined;
    const { token, email, agentId } = this.#somebody(caller);
    return example.endsSession && agentId ? this.app.signIn(email, password) : token;
  }

  /** Puts the conversation into the state that the example needs, and says what may be named. */
  async prepare(caller: Caller, example: Example, which: 'first' | 'second'): Promise<Target> {
    const { conversationId } = this.threads[which];
    const { agentId, email } = caller === 'nobody' ? noAgent : this.#somebody(caller);
    const status = example.status ?? 'waiting';
    await setStatus(this.app, conversationId, { status, ownerId: this.#colleagueId });
    return {
      conversationId,
      messageId: await this.#writeNote(conversationId, agentId ?? this.#colleagueId),
      sessionId:
        which === 'second' || agentId === null || !example.endsSession
          ? this.#foreignSessionId
          : await this.#sessionOf(agentId),
      colleagueId: this.#colleagueId,
      siteKey: caller === 'limited' ? this.#otherSiteKey : this.#siteKey,
      cursor: this.#somebody('visitor').client.welcome.cursor,
      credentials: { email: email || this.#somebody('agent').email, password },
    };
  }

  /** Everything a refused call must leave as it was. */
  async fingerprint(): Promise<string> {
    const { rows } = await sql`
      select (select string_agg(id || ' ' || revision, ',' order by id) from conversations) as conversations,
        (select string_agg(id || ' ' || revision, ',' order by id) from messages) as messages,
        (select string_agg(r::text, ',' order by r::text) from receipts r) as receipts,
        (select count(*) from agent_sessions) as sessions`.execute(this.app.db);
    return JSON.stringify(rows);
  }

  async overSocket(token: string | undefined, call: Call): Promise<Answer<unknown>> {
    const known = [...this.people.values()].find((one) => one.token === token);
    const client = known?.client ?? (await this.app.console(token));
    return client.socket.timeout(5_000).emitWithAck(call.name, call.input);
  }

  async overRest(token: string | undefined, { name, input }: Call): Promise<Answer<unknown>> {
    const { route }: Command = commands[name];
    if (!route) throw new Error(`${name} has no route`);
    const rest = new Map(Object.entries(input));
    const path = route.path.replace(/:(\w+)/g, (_, part: string) => {
      const value = String(rest.get(part));
      rest.delete(part);
      return value;
    });
    const given = Object.fromEntries(rest);
    const query = route.method === 'get' ? `?${new URLSearchParams(given)}` : '';
    const { status, body } = await this.app.rest(`${route.method.toUpperCase()} ${path}${query}`, {
      ...(token === undefined ? {} : { token }),
      ...(route.method === 'get' ? {} : { body: given }),
    });
    return status === 200
      ? { ok: true, value: body }
      : { ok: false, error: body.error as (Answer<never> & { ok: false })['error'] };
  }

  #somebody(caller: Exclude<Caller, 'nobody'>): Somebody {
    const somebody = this.people.get(caller);
    if (!somebody) throw new Error(`${caller} was not built`);
    return somebody;
  }

  async #sessionOf(agentId: string): Promise<string> {
    const { id } = await this.app.db
      .selectFrom('agent_sessions')
      .select('id')
      .where('agent_id', '=', agentId)
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return id;
  }

  async #writeNote(conversationId: string, agentId: string): Promise<string> {
    const id = uuidv7();
    await sql`with place as (update conversations set last_seq = last_seq + 1 where id = ${conversationId} returning *)
      insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, is_internal, visitor_nth, agent_nth)
      select ${id}, id, last_seq, 'note', 'agent', ${agentId}, ${note}, true, visitor_message_count, agent_message_count
      from place`.execute(this.app.db);
    return id;
  }
}

export type Call = { name: CommandName; input: object };

const noAgent = { agentId: null, email: '' };
const note = 'the note for the team';

async function start(visitor: TestClient, siteId: string, secret: string): Promise<Thread> {
  const { conversation } = await visitor.call('sendMessage', eg.message({ text: secret }));
  return { conversationId: conversation.id, visitorId: conversation.visitorId, siteId, secret };
}

async function setStatus(
  { db }: TestApp,
  id: string,
  { status, ownerId }: { status: NonNullable<Example['status']>; ownerId: string },
): Promise<void> {
  const isClosed = status === 'closed' || status === 'archived';
  await db
    .updateTable('conversations')
    .set({
      status: isClosed ? 'closed' : status,
      assignee_id: status === 'waiting' ? null : ownerId,
      waiting_since: status === 'waiting' ? new Date() : null,
      closed_at: isClosed ? new Date() : null,
      archived_at: status === 'archived' ? new Date() : null,
      parked_until: null,
    })
    .where('id', '=', id)
    .execute();
}
