import { CompiledQuery } from 'kysely';
import { type FullRow, toViews } from '../../conversations/views/store.ts';
import type { Views } from '../../core/audience.ts';
import type { Database } from '../../db/open.ts';

/** A message that may need nothing but its place in a conversation, and who sends it. */
export type PlainMessage = {
  id: string;
  conversationId: string | null;
  author: { kind: 'visitor' | 'agent'; id: string };
  /** The sites an agent may see; null for all. */
  siteIds: readonly string[] | null;
  kind: 'text' | 'note';
  text: string;
  replyToId: string | null;
  baseSeq: number | null;
  at: Date;
};

/** Where a message was stored, and its conversation with all that the same commit brought. */
export type StoredPlain = { conversationId: string; seq: number; views: Views };

type Answer = {
  messages: { n: number; conversation_id: string; seq: number }[];
  conversations: {
    conversation: Omit<FullRow, 'visitor' | 'agents' | 'receipts' | 'last' | 'last_public'>;
    visitor: FullRow['visitor'];
    agents: FullRow['agents'];
    receipts: FullRow['receipts'];
    last_public: FullRow['last_public'];
  }[];
};

/** Stores messages in one commit; null for each that is not plain, and nothing of it is stored then. */
export async function storePlain(
  db: Database,
  messages: readonly PlainMessage[],
): Promise<(StoredPlain | null)[]> {
  const batch = JSON.stringify(messages.map(toItem));
  const { rows } = await db.executeQuery<{ answer: Answer }>(
    CompiledQuery.raw('select store_messages($1) as answer', [batch]),
  );
  const answer = rows[0]?.answer;
  if (!answer) throw new Error('store_messages answered nothing');
  const newest = new Map<string, { last: FullRow['last']; lastPublic: FullRow['last_public'] }>();
  for (const { n, conversation_id, seq } of answer.messages) {
    const message = messages[n];
    if (!message) continue;
    const last = toLast(message, seq);
    const before = newest.get(conversation_id);
    const lastPublic = message.kind === 'note' ? (before?.lastPublic ?? null) : last;
    newest.set(conversation_id, { last, lastPublic });
  }
  const views = new Map(
    answer.conversations.map(({ conversation, last_public, ...rest }) => {
      const brought = newest.get(conversation.id);
      const last = brought?.last ?? null;
      const lastPublic = brought?.lastPublic ?? last_public;
      const row: FullRow = { ...conversation, ...rest, last, last_public: lastPublic };
      return [conversation.id, toViews(row)];
    }),
  );
  const stored = new Array<StoredPlain | null>(messages.length).fill(null);
  for (const { n, conversation_id: conversationId, seq } of answer.messages) {
    const seen = views.get(conversationId);
    if (seen) stored[n] = { conversationId, seq, views: seen };
  }
  return stored;
}

const toItem = (message: PlainMessage, n: number) => ({
  n,
  id: message.id,
  conversation_id: message.conversationId,
  actor_kind: message.author.kind,
  actor_id: message.author.id,
  sites: message.siteIds,
  kind: message.kind,
  is_internal: message.kind === 'note',
  text: message.text,
  reply_to_id: message.replyToId,
  base_seq: message.baseSeq,
  at: message.at,
});

/** As much of a text as a list shows, in characters as Postgres counts them. */
const previewLength = 140;

const toLast = (message: PlainMessage, seq: number): FullRow['last'] => ({
  seq,
  kind: message.kind,
  author_kind: message.author.kind,
  author_id: message.author.id,
  preview: [...message.text.slice(0, 2 * previewLength)].slice(0, previewLength).join(''),
  system: null,
  created_at: message.at.toISOString(),
});
