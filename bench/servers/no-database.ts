import { Client } from 'pg';
import { StoreInMemory } from './store-in-memory.ts';

// The real server with the database taken out of the send path: what would be stored is counted in memory instead.
const memory = new StoreInMemory();
const toPostgres: (...given: unknown[]) => unknown = Client.prototype.query;

type Statement = { text: string; values: unknown[] };

const isSend = (given: unknown): given is Statement =>
  typeof given === 'object' &&
  given !== null &&
  'text' in given &&
  String(given.text).includes('store_messages');

async function store(client: Client, given: Statement) {
  const answer = memory.answer(String(given.values[0]));
  if (answer) return { command: 'SELECT', rowCount: 1, rows: [{ answer }] };
  const result = (await toPostgres.call(client, given)) as { rows: { answer: never }[] };
  memory.learn(result.rows[0]?.answer);
  return result;
}

Object.assign(Client.prototype, {
  query(this: Client, given: unknown, ...rest: unknown[]) {
    return isSend(given) ? store(this, given) : toPostgres.call(this, given, ...rest);
  },
});
await import('./deskbell.ts');
