import type { Transaction } from '../db/wall.ts';
import type { Document } from './document.ts';
import { holdsAll } from './highlights.ts';
import { type Candidate, findTail, mostInTail, type Wanted } from './store.ts';

/**
 * Looks through what changed since the index was last brought up to date. There are fewer than it looks through, unless
 * a server has long not indexed: then it says that it has not seen all.
 */
export async function findInTail(
  db: Transaction,
  wanted: Wanted,
): Promise<{ candidates: Candidate[]; isWhole: boolean }> {
  const parts = await findTail(db);
  const candidates = parts
    .flat()
    .filter((document) => fits(document, wanted))
    .filter(({ fields }) => holdsAll(fields, wanted.terms));
  return { candidates, isWhole: parts.every((part) => part.length < mostInTail) };
}

/** The same conditions as in `search_candidates`. */
function fits(document: Document, wanted: Wanted): boolean {
  const { kind, siteId, conversationId, authorKind, authorId } = wanted;
  return (
    (kind === undefined || document.kind === kind) &&
    (siteId === undefined || document.siteId === siteId) &&
    (conversationId === undefined || document.conversationId === conversationId) &&
    (authorKind === undefined || document.authorKind === authorKind) &&
    (authorId === undefined || document.authorId === authorId) &&
    isBetween(document, wanted)
  );
}

function isBetween({ createdAt, id }: Document, { since, beforeAt, beforeId }: Wanted): boolean {
  const at = createdAt.getTime();
  const before = Date.parse(beforeAt);
  return (
    (at < before || (at === before && id < beforeId)) &&
    (since === undefined || at >= Date.parse(since))
  );
}
