import { Refusal } from '../core/refusal.ts';

/**
 * A place in the change feed: everything that transactions before `xid` wrote, and the first `n` of `xid` itself.
 * `epoch` changes when the database was restored elsewhere, where old transaction numbers mean nothing.
 */
export type Cursor = { epoch: string; xid: string; n: string };

export const printCursor = ({ epoch, xid, n }: Cursor): string => `${epoch}.${xid}.${n}`;

/** @throws {Refusal} `badInput` for anything this database did not give out: the client then starts afresh */
export function parseCursor(text: string, epoch: string): Cursor {
  const [given, xid, n] = /^([\w-]+)\.(\d{1,20})\.(\d{1,19})$/.exec(text)?.slice(1) ?? [];
  if (given !== epoch || xid === undefined || n === undefined)
    throw new Refusal('badInput', 'cursor is not one this server gave out; start from a snapshot', {
      params: { field: 'cursor' },
    });
  return { epoch, xid, n };
}

/** More transactions than Postgres can lose in the half second by which its log is at most behind. */
const lostAtMost = 10_000n;

/**
 * Where a caller who knows everything below the bound goes on: from the last thing told. Not from the bound itself:
 * transactions that were given up leave nothing but their numbers, which a crash of Postgres takes back, and whatever
 * is written under them afterwards would lie behind the cursor. Only what is long past may be skipped without a row.
 */
export function goOnFrom(told: Cursor, bound: string): Cursor {
  const safe = BigInt(bound) - lostAtMost;
  return BigInt(told.xid) >= safe ? told : { ...told, xid: String(safe), n: '0' };
}
