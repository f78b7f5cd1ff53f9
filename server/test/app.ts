import { type Logger, pino } from 'pino';
import type { NewAgent } from '../src/agents/create-agent.ts';
import { type App, startApp } from '../src/app.ts';
import type { Config } from '../src/config.ts';
import type { Database } from '../src/db/open.ts';
import { openSearchDatabase } from '../src/db/open-search.ts';
import { createSite, type NewSite } from '../src/sites/create-site.ts';
import { addAgent } from './add-agent.ts';
import { connect, type TestClient } from './client.ts';
import { TestClock } from './clock.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { eg } from './example.ts';
import { expectNoLeaks } from './leaks.ts';

/** What a call over REST answered. */
export type RestAnswer = { status: number; headers: Headers; body: Record<string, unknown> };

/** A real server on a free port with a database of its own, and the people who talk to it. */
export class TestApp {
  readonly database: TestDatabase;
  readonly app: App;
  readonly clock: TestClock;
  readonly #searchDb: Database | undefined;
  #clients: TestClient[] = [];

  constructor(parts: { database: TestDatabase; searchDb?: Database; app: App; clock: TestClock }) {
    this.database = parts.database;
    this.app = parts.app;
    this.#searchDb = parts.searchDb;
    this.clock = parts.clock;
  }

  get url(): string {
    return this.app.url;
  }

  get db() {
    return this.database.db;
  }

  site(site: Partial<NewSite> = {}) {
    return createSite(this.db, eg.site(site));
  }

  /** A new agent with a session, made without the cost of a real sign-in. */
  async agent(given: Partial<NewAgent> = {}) {
    return addAgent(this.db, eg.agent(given), this.clock.now());
  }

  async signIn(email: string, password: string): Promise<string> {
    const { status, body } = await this.rest('POST /api/agents/sign-in', {
      body: { email, password },
    });
    if (status !== 200) throw new Error(`sign-in answered ${status}: ${JSON.stringify(body)}`);
    return String(body.token);
  }

  /** A visitor's socket; without a token, a new visitor's. */
  async visitor(siteKey: string, more: { token?: string; locale?: string } = {}) {
    return this.connect({ protocol: 1, actor: 'visitor', site: siteKey, ...more });
  }

  /** An agent's socket; without a token, a new agent's. */
  async console(token?: string) {
    return this.connect({
      protocol: 1,
      actor: 'agent',
      token: token ?? (await this.agent()).token,
    });
  }

  async connect(auth: object, headers: Record<string, string> = {}): Promise<TestClient> {
    const client = await connect(this.url, auth, headers);
    this.#clients.push(client);
    return client;
  }

  /** A call over REST, as `GET /api/agents`. */
  async rest(
    request: string,
    given: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<RestAnswer> {
    const [method = '', path = ''] = request.split(' ');
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(given.token === undefined ? {} : { authorization: `Bearer ${given.token}` }),
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...given.headers,
      },
      ...(given.body === undefined
        ? {}
        : { body: typeof given.body === 'string' ? given.body : JSON.stringify(given.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : { text },
    };
  }

  /** Ends the connections of everyone who talks to it. */
  hangUp(): void {
    for (const client of this.#clients) client.close();
  }

  async close(): Promise<void> {
    this.hangUp();
    await this.app.close();
    await this.#searchDb?.destroy();
    await this.database.drop();
    await expectNoLeaks();
  }
}

type Unusual = {
  /** False where answers must leave as they do in production, untrimmed. */
  checksOutput?: boolean;
  /** The database as the server reaches it, given its URL; the test itself reaches it directly. */
  reach?: (url: string) => Database;
  log?: Logger;
  mostUnderWay?: number;
  /** How long one statement of a search may take. */
  searchMs?: number;
};

/** Starts one; `close` it in `afterAll`. */
export async function startTestApp(
  config: Partial<Config> = {},
  { checksOutput = true, reach, searchMs, ...more }: Unusual = {},
): Promise<TestApp> {
  const database = await createDatabase();
  const clock = new TestClock();
  const searchDb = openSearchDatabase(database.url, searchMs);
  const app = await startApp({
    config: { ...eg.config(database.url), ...config },
    db: reach?.(database.url) ?? database.db,
    searchDb,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock,
    checksOutput,
    ...more,
  });
  return new TestApp({ database, searchDb, app, clock });
}
