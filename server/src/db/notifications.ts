import { Client } from 'pg';
import type { Carrier, Ears } from '../bus/carrier.ts';
import { reassembling, toPieces } from './pieces.ts';

const channel = 'deskbell_bus';
const patienceMs = 5_000;
const pingEveryMs = 5_000;
const mostBetweenTriesMs = 1_000;

/**
 * Carries by LISTEN and NOTIFY, over a connection of its own that it makes anew whenever it is lost. Postgres takes one
 * lock for all notifications, so what is said together is told in one transaction.
 */
export class Notifications implements Carrier {
  #url: string;
  #me: string;
  #client: Client | null = null;
  #ears: Ears | null = null;
  #isClosed = false;
  #cancel: () => void = () => undefined;
  #number = 0;

  /** `me` marks what this server says, so that it does not hear itself. */
  constructor(url: string, me: string) {
    this.#url = url;
    this.#me = me;
  }

  async open(ears: Ears): Promise<void> {
    this.#ears = ears;
    await this.#connect();
  }

  async send(payloads: readonly string[]): Promise<void> {
    if (!this.#client) throw new Error('no connection to listen and notify by');
    const pieces = payloads.flatMap((payload) => toPieces(this.#me, ++this.#number, payload));
    await this.#client.query('select pg_notify($1, piece) from unnest($2::text[]) piece', [
      channel,
      pieces,
    ]);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancel();
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
      application_name: 'deskbell bus',
    });
    let why = new Error('the connection was closed');
    client.on('error', (error) => {
      why = error;
    });
    const hear = reassembling(this.#me, (payload) => this.#ears?.hear(payload));
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await client.connect();
      // A notification is worth no wait for the disk: whoever misses it catches up.
      await client.query('set synchronous_commit = off');
      await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.#isClosed) return client.end();
    this.#client = client;
    client.on('end', () => this.#lost(client, why));
    this.#later(pingEveryMs, () => this.#ping(client));
  }

  /** A connection whose other end has vanished looks well until it is asked something. */
  async #ping(client: Client): Promise<void> {
    try {
      await client.query('select 1');
      if (this.#client === client) this.#later(pingEveryMs, () => this.#ping(client));
    } catch (error) {
      this.#lost(client, error as Error);
    }
  }

  #lost(client: Client, why: Error): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = null;
    // Its goodbye may wait for ever on a link that is dead.
    client.end().catch(() => undefined);
    this.#ears?.down(why);
    this.#reconnect(1);
  }

  #reconnect(attempt: number): void {
    this.#later(Math.min(mostBetweenTriesMs, attempt * 100), async () => {
      try {
        await this.#connect();
        // What was said while nobody listened here is gone.
        if (!this.#isClosed) this.#ears?.up(false);
      } catch {
        if (!this.#isClosed) this.#reconnect(attempt + 1);
      }
    });
  }

  #later(ms: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => void work(), ms);
    timer.unref();
    this.#cancel = () => clearTimeout(timer);
  }
}
