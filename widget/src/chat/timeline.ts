import type { Message } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';
import type { Outgoing } from '@deskbell/shared/sync/store';

export type MessageState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'read' | 'refused';

export type Entry =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'system'; key: string; message: Message }
  | {
      kind: 'message';
      key: string;
      side: 'visitor' | 'agent';
      agentId?: string | undefined;
      text: string;
      at: string;
      /** Where a message of the visitor stands. */
      state?: MessageState;
      message?: Message;
      outgoing?: Outgoing;
      /** Whether it begins or ends a run of messages by one author. */
      isFirst: boolean;
      isLast: boolean;
    };

type MessageEntry = Extract<Entry, { kind: 'message' }>;

/** Messages of one author this close together stand as one group. */
const groupMs = 5 * 60_000;

/** What the thread shows, oldest first: stored messages by day and author, then what is on its way. */
export function timeline(from: {
  messages: readonly Message[];
  outbox: readonly Outgoing[];
  receipts: readonly Receipt[];
  /** The browser knows that there is no network: whatever is on its way waits. */
  isOffline?: boolean;
}): Entry[] {
  const agents = from.receipts.filter(({ reader }) => reader.kind === 'agent');
  const readSeq = Math.max(0, ...agents.map((receipt) => receipt.readSeq));
  const deliveredSeq = Math.max(0, ...agents.map((receipt) => receipt.deliveredSeq));
  const stateOf = ({ seq }: Message): MessageState =>
    seq <= readSeq ? 'read' : seq <= deliveredSeq ? 'delivered' : 'sent';
  const stored = new Set(from.messages.map(({ id }) => id));

  const entries: Entry[] = [];
  const add = (entry: Entry, at: string) => {
    const last = entries.at(-1);
    if (dayOf(at) !== (last && dayOf(timeOf(last)))) {
      entries.push({ kind: 'day', key: `day ${dayOf(at)}`, at });
    } else if (entry.kind === 'message' && last?.kind === 'message' && isGroup(last, entry)) {
      last.isLast = false;
      entry.isFirst = false;
    }
    entries.push(entry);
  };

  for (const message of from.messages) {
    const { id, createdAt, author, text, kind } = message;
    if (kind === 'system') add({ kind, key: id, message }, createdAt);
    else if (author.kind === 'visitor')
      add(own({ key: id, text, at: createdAt, message, state: stateOf(message) }), createdAt);
    else
      add(
        { ...own({ key: id, text, at: createdAt, message }), side: 'agent', agentId: author.id },
        createdAt,
      );
  }
  for (const outgoing of from.outbox) {
    const { id, text, createdAt } = outgoing;
    if (stored.has(id)) continue;
    const isOnItsWay = outgoing.state === 'sending' && !from.isOffline;
    const state = outgoing.state === 'refused' ? 'refused' : isOnItsWay ? 'sending' : 'waiting';
    add(own({ key: id, text, at: createdAt, outgoing, state }), createdAt);
  }
  return entries;
}

function own(part: Omit<MessageEntry, 'kind' | 'side' | 'isFirst' | 'isLast'>): MessageEntry {
  return { kind: 'message', side: 'visitor', isFirst: true, isLast: true, ...part };
}

const timeOf = (entry: Entry) => (entry.kind === 'system' ? entry.message.createdAt : entry.at);

const dayOf = (at: string) => new Date(at).toDateString();

function isGroup(before: MessageEntry, after: MessageEntry): boolean {
  return (
    before.side === after.side &&
    before.agentId === after.agentId &&
    before.state !== 'refused' &&
    Date.parse(after.at) - Date.parse(before.at) < groupMs
  );
}
