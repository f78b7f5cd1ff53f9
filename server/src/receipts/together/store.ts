import type { Reader, Receipt } from '@deskbell/shared/model/receipt';
import { CompiledQuery, type Selectable } from 'kysely';
import type { TakingPart } from '../../core/audience.ts';
import type { Database } from '../../db/open.ts';
import type { ReceiptsTable } from '../../db/tables/receipts.ts';
import { toReceipt } from '../store.ts';

/** How far one reader has come in one conversation. */
export type Position = {
  conversationId: string;
  reader: Reader;
  /** The sites an agent may see; null for all. */
  siteIds: readonly string[] | null;
  deliveredSeq: number;
  /** 0 where nothing was read. */
  readSeq: number;
};

export type Moved = { receipt: Receipt; hasMoved: boolean; who: TakingPart };

type Row = {
  conversation_id: string;
  reader_kind: Reader['kind'];
  reader_id: string;
  receipt: Selectable<ReceiptsTable> | null;
  has_moved: boolean;
  site_id: string;
  visitor_id: string;
  agent_ids: string[];
};

/** One reader of one conversation. */
export const keyOf = (conversationId: string, { kind, id }: Reader): string =>
  `${conversationId} ${kind} ${id}`;

/**
 * Moves positions forward in one commit, no two of them with the same key. Answers by key; a conversation out of its
 * reader's reach has none.
 */
export async function movePositions(
  db: Database,
  positions: readonly Position[],
): Promise<Map<string, Moved>> {
  const batch = JSON.stringify(positions.map(toItem));
  const { rows } = await db.executeQuery<{ answer: Row[] }>(
    CompiledQuery.raw('select move_receipts($1) as answer', [batch]),
  );
  return new Map((rows[0]?.answer ?? []).map(toMoved));
}

const toItem = ({ conversationId, reader, siteIds, deliveredSeq, readSeq }: Position) => ({
  conversation_id: conversationId,
  reader_kind: reader.kind,
  reader_id: reader.id,
  sites: siteIds,
  delivered_seq: deliveredSeq,
  read_seq: readSeq,
});

function toMoved(row: Row): [key: string, moved: Moved] {
  const { conversation_id: conversationId, site_id, visitor_id, agent_ids } = row;
  const reader: Reader = { kind: row.reader_kind, id: row.reader_id };
  const receipt = row.receipt
    ? toReceipt(row.receipt)
    : { conversationId, reader, deliveredSeq: 0, readSeq: 0, readCount: 0 };
  const who = { conversationId, siteId: site_id, visitorId: visitor_id, agentIds: agent_ids };
  return [keyOf(conversationId, reader), { receipt, hasMoved: row.has_moved, who }];
}
