import type { Read } from '@deskbell/shared/sync/store';
import type { Sqlite } from './open.ts';

export function readsTable(db: Sqlite) {
  const all = db.prepare<[], Read>(
    'select conversation_id as conversationId, seq from reads order by conversation_id',
  );
  const write = db.prepare('insert or replace into reads (conversation_id, seq) values (?, ?)');
  const remove = db.prepare('delete from reads where conversation_id = ?');
  const clear = db.prepare('delete from reads');
  return {
    all: (): Read[] => all.all(),
    put: ({ conversationId, seq }: Read) => void write.run(conversationId, seq),
    remove: (conversationId: string) => void remove.run(conversationId),
    clear: () => void clear.run(),
  };
}
