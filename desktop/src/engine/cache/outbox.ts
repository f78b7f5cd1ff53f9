import type { Reader } from '@deskbell/shared/model/receipt';
import type { Outgoing } from '@deskbell/shared/sync/store';
import { type Body, parseBody, printBody } from './body.ts';
import type { Sqlite } from './open.ts';

export function outboxTable(db: Sqlite) {
  const all = db.prepare<[], Body>('select body from outbox order by rowid');
  const write = db.prepare(
    `insert into outbox (id, conversation_id, owner, body) values (?, ?, ?, ?)
      on conflict (id) do update set conversation_id = excluded.conversation_id, body = excluded.body`,
  );
  const remove = db.prepare('delete from outbox where id = ?');
  const removeOf = db.prepare('delete from outbox where conversation_id = ?');
  const clear = db.prepare('delete from outbox');
  return {
    all: (): Outgoing[] => all.all().map((row) => parseBody<Outgoing>(row)),
    put(row: Outgoing, owner: Reader | null): void {
      write.run(row.id, row.conversationId, owner && printBody(owner), printBody(row));
    },
    remove: (id: string) => void remove.run(id),
    removeOf: (conversationId: string) => void removeOf.run(conversationId),
    clear: () => void clear.run(),
  };
}
