import type { Conversation } from '@deskbell/shared/model/conversation';
import { mergeConversation } from '@deskbell/shared/sync/merge';
import { type Body, parseBody, printBody } from './body.ts';
import type { Sqlite } from './open.ts';

export function conversationsTable(db: Sqlite) {
  const all = db.prepare<[], Body>('select body from conversations order by rowid');
  const one = db.prepare<[string], Body>('select body from conversations where id = ?');
  const ofVisitor = db
    .prepare<[string], string>('select id from conversations where visitor_id = ?')
    .pluck();
  const add = db.prepare(
    'insert into conversations (id, visitor_id, body) values (?, ?, ?) on conflict do nothing',
  );
  const replace = db.prepare('update conversations set visitor_id = ?, body = ? where id = ?');
  const remove = db.prepare('delete from conversations where id = ?');
  const clear = db.prepare('delete from conversations');
  return {
    all: (): Conversation[] => all.all().map((row) => parseBody<Conversation>(row)),
    idsOfVisitor: (visitorId: string): string[] => ofVisitor.all(visitorId),
    put(row: Conversation): void {
      if (add.run(row.id, row.visitorId, printBody(row)).changes > 0) return;
      const body = one.get(row.id);
      const held = body && parseBody<Conversation>(body);
      const merged = mergeConversation(held, row);
      if (merged !== held) replace.run(merged.visitorId, printBody(merged), merged.id);
    },
    remove: (id: string) => void remove.run(id),
    clear: () => void clear.run(),
  };
}
