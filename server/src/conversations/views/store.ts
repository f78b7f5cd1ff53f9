import type { AgentFace } from '@deskbell/shared/model/agent';
import type { Conversation, LastMessage } from '@deskbell/shared/model/conversation';
import type { MessageKind, SystemLine } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';
import type { Selectable } from 'kysely';
import type { Views } from '../../core/audience.ts';
import type { ConversationsTable } from '../../db/tables/conversations.ts';
import type { Placed } from '../../db/tables/placed.ts';
import type { VisitorsTable } from '../../db/tables/visitors.ts';
import { toVisitor } from '../../visitors/store.ts';

/** The newest message of a conversation, as a list shows it. */
export type LastRow = {
  seq: number;
  kind: MessageKind;
  author_kind: 'visitor' | 'agent' | 'system';
  author_id: string | null;
  preview: string;
  system: SystemLine | null;
  created_at: string;
};

/** A row whose times came as JSON. */
type InJson<Row> = {
  [Column in keyof Row]: Row[Column] extends Date | null
    ? Exclude<Row[Column], Date> | string | Date
    : Row[Column];
};

/** A conversation with all that its views are made of. */
export type FullRow = InJson<Omit<Selectable<ConversationsTable>, keyof Placed>> & {
  visitor: InJson<Selectable<VisitorsTable>>;
  agents: AgentFace[];
  receipts: Receipt[];
  last: LastRow | null;
  last_public: LastRow | null;
};

/** The conversation as each side sees it. */
export function toViews(row: FullRow): Views {
  const shared = {
    id: row.id,
    siteId: row.site_id,
    visitorId: row.visitor_id,
    status: row.status,
    archivedAt: iso(row.archived_at),
    assigneeId: row.assignee_id,
    agents: row.agents,
    lastSeq: row.last_seq,
    visitorMessageCount: row.visitor_message_count,
    agentMessageCount: row.agent_message_count,
    receipts: row.receipts,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    closedAt: iso(row.closed_at),
    revision: row.revision,
  };
  const forAgents: Conversation = {
    ...shared,
    lastMessage: toLastMessage(row.last),
    visitor: toVisitor({
      ...row.visitor,
      created_at: new Date(row.visitor.created_at),
      last_seen_at: row.visitor.last_seen_at === null ? null : new Date(row.visitor.last_seen_at),
    }),
    waitingSince: iso(row.waiting_since),
    parkedUntil: iso(row.parked_until),
    priority: row.priority,
    tags: row.tags,
    context: row.context,
  };
  const faces = new Set(row.agents.map(({ id }) => id));
  const forVisitor: Conversation = {
    ...shared,
    // Agents who only looked are no business of the visitor's.
    receipts: row.receipts.filter(
      ({ reader }) => reader.kind === 'visitor' || faces.has(reader.id),
    ),
    lastMessage: toLastMessage(row.last_public),
  };
  return { forAgents, forVisitor };
}

function toLastMessage(row: LastRow | null): LastMessage | null {
  if (row === null) return null;
  return {
    seq: row.seq,
    kind: row.kind,
    author:
      row.author_id === null
        ? { kind: row.author_kind }
        : { kind: row.author_kind, id: row.author_id },
    preview: row.preview,
    system: row.system,
    createdAt: iso(row.created_at),
  };
}

function iso(time: string | Date): string;
function iso(time: string | Date | null): string | null;
function iso(time: string | Date | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
