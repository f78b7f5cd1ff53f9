import type { Reader } from '@deskbell/shared/model/receipt';
import { parseBody, printBody } from './body.ts';
import type { Sqlite } from './open.ts';

export type HeadTable = ReturnType<typeof headTable>;

/** What there is one of: whose file this is, and how far it has come. */
export function headTable(db: Sqlite) {
  const read = db.prepare<[string], string>('select value from head where name = ?').pluck();
  const write = db.prepare('insert or replace into head (name, value) values (?, ?)');
  const forget = db.prepare('delete from head where name = ?');
  const clear = db.prepare('delete from head');
  return {
    me(): Reader | null {
      const body = read.get('me');
      return body === undefined ? null : parseBody<Reader>({ body });
    },
    cursor: (): string | null => read.get('cursor') ?? null,
    /** Whether the indexes hold traces of what was erased. */
    isSweepDue: (): boolean => read.get('sweep') !== undefined,
    putMe: (me: Reader) => void write.run('me', printBody(me)),
    putCursor: (cursor: string) => void write.run('cursor', cursor),
    putSweep: () => void write.run('sweep', 'due'),
    forgetSweep: () => void forget.run('sweep'),
    clear: () => void clear.run(),
  };
}
