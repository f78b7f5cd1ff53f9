import type { Reader } from '@deskbell/shared/model/receipt';
import type { Outgoing, Read } from '@deskbell/shared/sync/store';
import { isDamage, isRefusedStatement, openToRead, type Sqlite } from './open.ts';

/** What exists nowhere else, out of a file that is damaged or of a later version. */
export type Rescued = {
  me: Reader | null;
  outbox: Outgoing[];
  reads: Read[];
  /** Whether everything could be read. */
  isWhole: boolean;
};

export function rescue(path: string): Rescued {
  const rescued: Rescued = { me: null, outbox: [], reads: [], isWhole: true };
  const attempt = (step: () => void) => {
    try {
      step();
    } catch (error) {
      if (!isDamage(error) && !isRefusedStatement(error)) throw error;
      rescued.isWhole = false;
    }
  };
  attempt(() => {
    const db = openToRead(path);
    try {
      fill(db, rescued, attempt);
    } finally {
      db.close();
    }
  });
  return rescued;
}

function fill(db: Sqlite, rescued: Rescued, attempt: (step: () => void) => void): void {
  const entries = new Map<string, Outgoing>();
  // Where the way from one end is broken, the other may still lead to what lies behind.
  for (const order of ['asc', 'desc'])
    attempt(() => {
      const rows = db.prepare<[], { owner: string | null; body: string }>(
        `select owner, body from outbox order by rowid ${order}`,
      );
      for (const { owner, body } of rows.iterate()) {
        const entry = parse(body);
        if (isOutgoing(entry)) entries.set(entry.id, entry);
        else rescued.isWhole = false;
        if (owner !== null) rescued.me ??= readerIn(owner);
      }
    });
  rescued.outbox = [...entries.values()];
  attempt(() => {
    rescued.reads = db
      .prepare<[], Read>('select conversation_id as conversationId, seq from reads')
      .all();
  });
  attempt(() => {
    const me = db.prepare<[], string>(`select value from head where name = 'me'`).pluck().get();
    rescued.me = (me === undefined ? null : readerIn(me)) ?? rescued.me;
  });
}

/** The value, or undefined where a text is none. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readerIn(body: string): Reader | null {
  const value = parse(body) as Partial<Reader> | null | undefined;
  const isReader = typeof value?.id === 'string' && /^(visitor|agent)$/.test(String(value.kind));
  return isReader ? (value as Reader) : null;
}

function isOutgoing(value: unknown): value is Outgoing {
  const entry = value as Partial<Outgoing> | null | undefined;
  return [entry?.id, entry?.text, entry?.createdAt, entry?.kind].every(
    (part) => typeof part === 'string',
  );
}
