import type { Hit, HitKind } from '@deskbell/shared/commands/search';
import { findConversationsById } from '../conversations/store.ts';
import type { Transaction } from '../db/wall.ts';
import { findMessagesById, toMessage } from '../messages/store.ts';
import { findVisitorsById } from '../visitors/store.ts';
import { conversationFields, messageFields, visitorFields } from './document.ts';
import { highlightsIn } from './highlights.ts';
import { type Candidate, findLatestOf, findTagged } from './store.ts';

type Searched = { terms: string[]; tag?: string | undefined };

/**
 * The candidates that are hits as things are now, in their order. The index may be a moment behind, and knows texts
 * by parts only.
 */
export async function hitsOf(
  db: Transaction,
  candidates: Candidate[],
  { terms, tag }: Searched,
): Promise<Hit[]> {
  const ids = (kind: HitKind) => candidates.filter((one) => one.kind === kind).map(({ id }) => id);
  const found = [
    ...(await findMessageHits(db, ids('message'), terms)),
    ...(await findVisitorHits(db, ids('visitor'), terms)),
    ...(await findConversationHits(db, ids('conversation'), terms)),
  ];
  const tagged = tag === undefined ? null : await findTagged(db, conversationIdsOf(found), tag);
  const hits = new Map(found.map((hit) => [hit.id, hit]));
  return candidates
    .flatMap(({ id }) => hits.get(id) ?? [])
    .filter(
      ({ kind, conversationId }) =>
        tagged === null || (kind !== 'visitor' && tagged.has(conversationId ?? '')),
    );
}

export const conversationIdsOf = (hits: Hit[]): string[] => [
  ...new Set(hits.flatMap(({ conversationId }) => conversationId ?? [])),
];

async function findMessageHits(db: Transaction, ids: string[], terms: string[]): Promise<Hit[]> {
  const rows = await findMessagesById(db, ids, { isInternalShown: true });
  return rows.flatMap((row) => {
    const message = toMessage(row);
    const { id, conversationId, createdAt } = message;
    const highlights = highlightsIn(messageFields(message.text), terms);
    return highlights
      ? [{ kind: 'message' as const, id, conversationId, createdAt, message, highlights }]
      : [];
  });
}

async function findVisitorHits(db: Transaction, ids: string[], terms: string[]): Promise<Hit[]> {
  const visitors = await findVisitorsById(db, ids);
  const latest = await findLatestOf(db, ids);
  return visitors.flatMap((visitor) => {
    const { id, createdAt } = visitor;
    const highlights = highlightsIn(visitorFields(visitor), terms);
    const conversationId = latest.get(id) ?? null;
    return highlights
      ? [{ kind: 'visitor' as const, id, conversationId, createdAt, visitor, highlights }]
      : [];
  });
}

async function findConversationHits(
  db: Transaction,
  ids: string[],
  terms: string[],
): Promise<Hit[]> {
  const views = await findConversationsById(db, ids);
  return views.flatMap(({ forAgents: { id, createdAt, tags = [], context } }) => {
    const fields = conversationFields({ tags, page: context?.page ?? null });
    const highlights = highlightsIn(fields, terms);
    return highlights
      ? [{ kind: 'conversation' as const, id, conversationId: id, createdAt, highlights }]
      : [];
  });
}
