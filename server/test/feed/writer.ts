import { Client } from 'pg';
import { uuidv7 } from '../../src/core/new-id.ts';

/** A connection of its own that decides when its transaction commits. */
export class Writer {
  #client: Client;
  isOpen = false;

  private constructor(client: Client) {
    this.#client = client;
    // The server may end a connection that idles in a transaction; the test looks at what follows.
    client.on('error', () => undefined);
  }

  static async connect(url: string): Promise<Writer> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new Writer(client);
  }

  async begin(): Promise<void> {
    await this.#client.query('begin');
    this.isOpen = true;
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.isOpen = false;
    await this.#client.query(how);
  }

  async query(text: string, values: unknown[] = []): Promise<void> {
    await this.#client.query(text, values);
  }

  /** Stores a message, and so takes a place in the feed; answers its id. */
  async message(conversationId: string): Promise<string> {
    const id = uuidv7();
    await this.#client.query(
      `with place as (update conversations set last_seq = last_seq + 1 where id = $2 returning last_seq)
      insert into messages (id, conversation_id, seq, kind, author_kind, author_id, text, visitor_nth, agent_nth)
      select $1, $2, last_seq, 'text', 'agent', $1, 'written behind the server', 0, 0 from place`,
      [id, conversationId],
    );
    return id;
  }

  async tag(conversationId: string, tag: string): Promise<void> {
    await this.query('update conversations set tags = array[$2] where id = $1', [
      conversationId,
      tag,
    ]);
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
