import type { Message } from '@deskbell/shared/model/message';
import { type Body, parseBody, printBody } from './body.ts';
import type { Sqlite } from './open.ts';
import type { SearchIndex } from './search-index.ts';

type Held = Body & { place: number; revision: number };
type New = [
  place: number,
  id: string,
  conversationId: string,
  seq: number,
  revision: number,
  body: string,
];

/** Places grow with time, few enough a second for the indexes to stay small. */
const placesPerSecond = 256;

const placeOf = (createdAt: string): number =>
  Math.floor(((Date.parse(createdAt) || 0) / 1_000) * placesPerSecond);

/** The messages, and with each of them what makes it found. */
export function messagesTable(db: Sqlite, index: SearchIndex) {
  const page = db.prepare<[string, number, number], Body>(
    'select body from messages where conversation_id = ? and seq < ? order by seq desc limit ?',
  );
  const one = db.prepare<[string], Held>('select place, revision, body from messages where id = ?');
  const add = db.prepare<New>(
    `insert into messages (place, id, conversation_id, seq, revision, body)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const replace = db.prepare(
    'update messages set conversation_id = ?, seq = ?, revision = ?, body = ? where place = ?',
  );
  const idsOf = db
    .prepare<[string], string>('select id from messages where conversation_id = ?')
    .pluck();
  const lastBefore = db
    .prepare<[number], number>('select max(place) from messages where place < ?')
    .pluck();
  const remove = db.prepare('delete from messages where place = ?');
  const clear = db.prepare('delete from messages');

  function put(message: Message): void {
    const { id, conversationId, seq, revision, createdAt } = message;
    const body = printBody(message);
    const asked = placeOf(createdAt);
    let place = asked;
    let held: Held | undefined;
    // Where a place is taken, the message goes behind the last one of that second, or of a longer time where it is full.
    for (let reach = placesPerSecond; !held; reach *= 16) {
      if (add.run(place, id, conversationId, seq, revision, body).changes > 0) {
        index.put(place, message);
        return;
      }
      held = one.get(id);
      place = (lastBefore.get(asked + reach) ?? asked) + 1;
    }
    if (held.revision < revision) putOver(held, message, body);
  }

  function putOver(held: Held, message: Message, body: string): void {
    const before = parseBody<Message>(held);
    replace.run(message.conversationId, message.seq, message.revision, body, held.place);
    if (before.text === message.text && before.deletedAt === message.deletedAt) return;
    index.remove(held.place, before);
    index.put(held.place, message);
  }

  function removeOne(id: string): void {
    const held = one.get(id);
    if (!held) return;
    index.remove(held.place, parseBody<Message>(held));
    remove.run(held.place);
  }

  return {
    page: (conversationId: string, before: number, limit: number): Message[] =>
      page
        .all(conversationId, before, limit)
        .map((row) => parseBody<Message>(row))
        .reverse(),
    put,
    remove: removeOne,
    removeOf(conversationId: string): void {
      for (const id of idsOf.all(conversationId)) removeOne(id);
    },
    clear(): void {
      clear.run();
      index.clear();
    },
  };
}
