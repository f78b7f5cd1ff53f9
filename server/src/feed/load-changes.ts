import type { Change } from '@deskbell/shared/down';
import { findAgentsById } from '../agents/store.ts';
import { findConversationsById } from '../conversations/store.ts';
import { findIsIn } from '../conversations/taking-part/store.ts';
import type { Context } from '../core/context.ts';
import { findMessagesById, toMessage } from '../messages/store.ts';
import { findReceiptsOf } from '../receipts/store.ts';
import { findSitesById, toSite } from '../sites/store.ts';
import { findVisitorsById } from '../visitors/store.ts';
import type { FeedRow } from './store.ts';

/** What the rows of the feed are now, in their order; what the caller may not see, or is gone, is left out. */
export async function loadChanges(context: Context, rows: FeedRow[]): Promise<Change[]> {
  const found = new Map<string, Change>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const ofKind = rows.filter((row) => row.kind === kind);
    for (const [key, change] of await loaders[kind](context, ofKind)) found.set(key, change);
  }
  return rows.flatMap((row) => found.get(keyOf(row)) ?? []);
}

type Found = [key: string, change: Change][];

const loaders: Record<FeedRow['kind'], (context: Context, rows: FeedRow[]) => Promise<Found>> = {
  async site({ db }, rows) {
    const sites = await findSitesById(db, idsOf(rows));
    return sites.map((row) => [row.id, { event: 'siteChanged', body: { site: toSite(row) } }]);
  },
  async agent({ db }, rows) {
    const agents = await findAgentsById(db, idsOf(rows));
    return agents.map((agent) => [agent.id, { event: 'agentChanged', body: { agent } }]);
  },
  async visitor({ db }, rows) {
    const visitors = await findVisitorsById(db, idsOf(rows));
    return visitors.map((visitor) => [visitor.id, { event: 'visitorChanged', body: { visitor } }]);
  },
  async conversation({ db, actor }, rows) {
    const all = await findConversationsById(db, idsOf(rows));
    return all.map(({ forAgents, forVisitor }) => {
      const conversation = actor.kind === 'visitor' ? forVisitor : forAgents;
      return [conversation.id, { event: 'conversationChanged', body: { conversation } }];
    });
  },
  async message({ db, actor }, rows) {
    const isInternalShown = actor.kind === 'agent';
    const messages = await findMessagesById(db, idsOf(rows), { isInternalShown });
    return messages.map((row) => [
      row.id,
      { event: 'messageStored', body: { message: toMessage(row) } },
    ]);
  },
  async receipt({ db, actor }, rows) {
    const all = await findReceiptsOf(db, idsOf(rows));
    const isIn = actor.kind === 'visitor' ? await findIsIn(db, idsOf(rows)) : () => true;
    const receipts = all.filter(({ conversationId, reader }) => isIn(conversationId, reader));
    return receipts.map((receipt) => [
      `${receipt.conversationId} ${receipt.reader.id}`,
      { event: 'receiptMoved', body: { receipt } },
    ]);
  },
  async gone(_context, rows) {
    return rows.flatMap(({ id, gone }) =>
      gone === null ? [] : [[id, { event: 'gone', body: { kind: gone, id } }]],
    );
  },
};

const idsOf = (rows: FeedRow[]): string[] => rows.map((row) => row.id);

const keyOf = (row: FeedRow): string =>
  row.reader_id === null ? row.id : `${row.id} ${row.reader_id}`;
