import type { Message } from '@deskbell/shared/model/message';
import type { HeadTable } from './head.ts';
import type { Sqlite } from './open.ts';
import { foldText, separateSigns } from './search-text.ts';

/** How many texts a commit takes out without a trace at some 4 ms each; beyond that `sweep` wipes the traces away. */
const maxTraceless = 50;

export type SearchIndex = ReturnType<typeof searchIndex>;

const isFound = ({ text, deletedAt }: Message): boolean => text !== '' && !deletedAt;

/** A text that is to be found, or no more, at a place. */
type Change = { place: number; isRemoval: boolean; text: string };

/** What makes messages found by their words and by parts of words. */
export function searchIndex(db: Sqlite, head: HeadTable) {
  const words = indexTable(db, 'message_words');
  const parts = indexTable(db, 'message_parts');
  const changes = db.prepare<[], number>('select total_changes()').pluck();
  let waiting: Change[] = [];

  function note(isRemoval: boolean, place: number, message: Message): void {
    if (isFound(message)) waiting.push({ place, isRemoval, text: foldText(message.text) });
  }

  function setTraceless(isTraceless: boolean): void {
    words.setTraceless(isTraceless);
    parts.setTraceless(isTraceless);
  }

  const finish = db.transaction(() => {
    setTraceless(true);
    head.forgetSweep();
  });

  return {
    /** Forgets what a transaction noted that did not come to its end. */
    begin(): void {
      waiting = [];
    },
    put: (place: number, message: Message) => note(false, place, message),
    remove: (place: number, message: Message) => note(true, place, message),
    /** Writes what was noted, as part of the transaction; answers whether something was removed. */
    write(): boolean {
      const removed = waiting.filter(({ isRemoval }) => isRemoval).length;
      if (removed > maxTraceless && !head.isSweepDue()) {
        setTraceless(false);
        head.putSweep();
      }
      // Whenever a place is not behind the one before, FTS5 closes a segment: in order it is one for all.
      for (const { place, isRemoval, text } of waiting.sort((a, b) => a.place - b.place)) {
        const action = isRemoval ? 'remove' : 'put';
        words[action](place, separateSigns(text));
        parts[action](place, text);
      }
      return removed > 0;
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
