import { type Body, parseBody, printBody } from './body.ts';
import type { Sqlite } from './open.ts';

/** A table of which only whole rows are wanted. */
export function rowTable<Row extends { id: string }>(
  db: Sqlite,
  name: 'agents' | 'visitors' | 'sites',
) {
  const all = db.prepare<[], Body>(`select body from ${name} order by rowid`);
  const write = db.prepare(
    `insert into ${name} (id, body) values (?, ?) on conflict (id) do update set body = excluded.body`,
  );
  const remove = db.prepare(`delete from ${name} where id = ?`);
  const clear = db.prepare(`delete from ${name}`);
  return {
    all: (): Row[] => all.all().map((row) => parseBody<Row>(row)),
    put: (row: Row) => void write.run(row.id, printBody(row)),
    remove: (id: string) => void remove.run(id),
    clear: () => void clear.run(),
  };
}
