import type { Hit } from '@deskbell/shared/commands/search';
import type { Transaction } from '../db/wall.ts';
import { findInTail } from './find-in-tail.ts';
import { hitsOf } from './hits-of.ts';
import { indexVersion } from './index-version.ts';
import { marksOf } from './marks.ts';
import { type Candidate, findCandidates, findVersion, type Wanted } from './store.ts';
import { tooSlow } from './too-slow.ts';

/** The most candidates that are looked at in one go where few of them turn out to be hits. */
const mostAtOnce = 1_000;

type Asked = {
  most: number;
  tag?: string | undefined;
  /** When to give up, by `performance.now()`. */
  until: number;
};

/**
 * The newest hits, from the index and from what is not in it yet.
 * @throws {Refusal} `tooSlow` where that takes too long
 */
export async function findHits(
  db: Transaction,
  wanted: Wanted,
  { most, tag, until }: Asked,
): Promise<{ hits: Hit[]; isComplete: boolean }> {
  const { version, isBegun } = await findVersion(db);
  // Before the index: what is indexed while we search is then found twice rather than not at all.
  const tail = await findInTail(db, wanted);
  const searched = { terms: wanted.terms, tag };
  const hits = await hitsOf(db, tail.candidates.sort(byAge), searched);
  const known = new Set(hits.map(({ id }) => id));
  const inIndex = { ...wanted, terms: [...wanted.terms, ...marksOf(wanted)] };
  let from = inIndex;
  for (let count = most, indexed = 0; indexed < most; ) {
    const candidates = await findCandidates(db, from, count);
    const fresh = candidates.filter(({ id }) => !known.has(id));
    const more = await hitsOf(db, fresh, searched);
    hits.push(...more);
    indexed += more.length;
    const last = candidates.at(-1);
    if (!last || candidates.length < count) break;
    if (performance.now() > until) throw tooSlow();
    from = { ...inIndex, beforeAt: last.createdAt.toISOString(), beforeId: last.id };
    count = Math.min(count * 4, mostAtOnce);
  }
  return {
    hits: hits.sort(byAge).slice(0, most),
    isComplete: tail.isWhole && (version === indexVersion || !isBegun),
  };
}

/** Newest first; ids of one moment as Postgres orders them. */
function byAge(one: Candidate | Hit, other: Candidate | Hit): number {
  const apart = new Date(other.createdAt).getTime() - new Date(one.createdAt).getTime();
  if (apart !== 0) return apart;
  return one.id < other.id ? 1 : -1;
}
