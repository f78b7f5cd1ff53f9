import { openFile, truncateLog } from './cache/open.ts';

/** Small texts that outlive a restart; what begins with `my.` belongs to the signed-in agent. */
export type KeptTexts = {
  all(): Record<string, string>;
  read(key: string): string | null;
  /** Kept before it returns; `null` forgets the entry. */
  keep(key: string, value: string | null): void;
  /** Leaves nothing of the agent's behind, in the log neither. */
  forgetPersonal(): void;
  close(): void;
};

type Entry = { key: string; value: string };

export function openKeptTexts(path: string): KeptTexts {
  const db = openFile(path);
  db.exec('create table if not exists texts (key text primary key, value text not null) strict');
  const all = db.prepare<[], Entry>('select key, value from texts order by key');
  const read = db.prepare<[string], string>('select value from texts where key = ?').pluck();
  const write = db.prepare('insert or replace into texts (key, value) values (?, ?)');
  const remove = db.prepare('delete from texts where key = ?');
  const removePersonal = db.prepare("delete from texts where key glob 'my.*'");
  return {
    all: () => Object.fromEntries(all.all().map(({ key, value }) => [key, value])),
    read: (key) => read.get(key) ?? null,
    keep(key, value) {
      if (value === null) remove.run(key);
      else write.run(key, value);
    },
    forgetPersonal() {
      removePersonal.run();
      truncateLog(db);
    },
    close: () => void db.close(),
  };
}
