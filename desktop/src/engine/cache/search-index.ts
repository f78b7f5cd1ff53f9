import type { Message } from '@deskbell/shared/model/message';
import type { HeadTable } from './head.ts';
import type { Sqlite } from './open.ts';
import { foldText, separateSigns } from './search-text.ts';

/** How many texts a commit takes out without a trace at some 4 ms each; beyond that `sweep` wipes the traces away. */
const maxTraceless = 50;

export type SearchIndex = ReturnType<typeof searchIndex>;

const isFound = ({ text, deletedAt }: Message): boolean => text !== '' && !deletedAt;

/** What makes messages found by their words and by parts of words. */
export function searchIndex(db: Sqlite, head: HeadTable) {
  const words = indexTable(db, 'message_words');
  const parts = indexTable(db, 'message_parts');
  const changes = db.prepare<[], number>('select total_changes()').pluck();
  let removed = 0;

  function setTraceless(isTraceless: boolean): void {
    words.setTraceless(isTraceless);
    parts.setTraceless(isTraceless);
  }

  const finish = db.transaction(() => {
    setTraceless(true);
    head.forgetSweep();
  });

  return {
    /** Starts a commit's count of removed texts. */
    begin(): void {
      removed = 0;
    },
    hasRemoved: (): boolean => removed > 0,
    put(place: number, message: Message): void {
      if (!isFound(message)) return;
      const text = foldText(message.text);
      words.put(place, separateSigns(text));
      parts.put(place, text);
    },
    remove(place: number, message: Message): void {
      if (!isFound(message)) return;
      removed += 1;
      if (removed === maxTraceless + 1 && !head.isSweepDue()) {
        setTraceless(false);
        head.putSweep();
      }
      const text = foldText(message.text);
      words.remove(place, separateSigns(text));
      parts.remove(place, text);
    },
    clear(): void {
      words.clear();
      parts.clear();
      setTraceless(true);
    },
    /** Wipes traces from so many pages of each index; answers whether none are left. */
    sweep(pages: number): boolean {
      if (!head.isSweepDue()) return true;
      const before = changes.get() ?? 0;
      words.merge(pages);
      parts.merge(pages);
      // A merge that finds nothing to do makes one change.
      const isDone = (changes.get() ?? 0) - before <= 2;
      if (isDone) finish.immediate();
      return isDone;
    },
  };
}

function indexTable(db: Sqlite, name: 'message_words' | 'message_parts') {
  const put = db.prepare(`insert into ${name} (rowid, text) values (?, ?)`);
  const remove = db.prepare(`insert into ${name} (${name}, rowid, text) values ('delete', ?, ?)`);
  const clear = db.prepare(`insert into ${name} (${name}) values ('delete-all')`);
  // The driver binds numbers as real ones, which FTS5 takes for no setting.
  const set = db.prepare(`insert into ${name} (${name}, rank) values (?, cast(? as integer))`);
  return {
    put: (place: number, text: string) => void put.run(place, text),
    remove: (place: number, text: string) => void remove.run(place, text),
    clear: () => void clear.run(),
    setTraceless: (isTraceless: boolean) => void set.run('secure-delete', isTraceless ? 1 : 0),
    /** Negative, so that all segments become one and nothing removed stays in any. */
    merge: (pages: number) => void set.run('merge', -pages),
  };
}
