import { isDeepStrictEqual } from 'node:util';
import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Receipt } from '@deskbell/shared/model/receipt';
import { type Finding, finding } from './finding.ts';
import type { Seen } from './seen.ts';
import { messagesIn, type TrueConversation, type TrueReceipt, type Truth } from './truth.ts';

/** Every client's conversations and receipts, in its store and on its screen, against those of the database. */
export function checkConversations(truth: Truth, seen: readonly Seen[]): Finding[] {
  return seen.flatMap((client) =>
    (['stored', 'screen'] as const).flatMap((place) => {
      const held = new Map(client[place].conversations.map((row) => [row.id, row]));
      const visible = truth.conversations.filter(
        ({ visitorId }) => client.reader.kind === 'agent' || client.reader.id === visitorId,
      );
      const where = `the ${place === 'stored' ? 'store' : 'screen'} of ${client.client}`;
      return [
        ...visible.flatMap((row) => {
          const holder = { reader: client.reader, held: held.get(row.id), where };
          return [...ofOne(truth, row, holder), ...receiptsOf(truth, row, holder)];
        }),
        ...[...held.keys()]
          .filter((id) => !visible.some((row) => row.id === id))
          .map((id) =>
            finding('conversations')(`${where} has conversation ${id}, which is not there`),
          ),
        ...unconfirmed(client, place, where),
      ];
    }),
  );
}

type Holder = { reader: Seen['reader']; held: Conversation | undefined; where: string };

function ofOne(truth: Truth, row: TrueConversation, { reader, held, where }: Holder): Finding[] {
  const say = (text: string) =>
    finding('conversations')(`${where}, conversation ${row.id}: ${text}`);
  if (!held) return [say('it is missing')];
  const facts: Fact[] = [
    ['status', held.status, row.status],
    ['assignee', held.assigneeId, row.assigneeId],
    ['archived', held.archivedAt !== null, row.isArchived],
    ['last seq', held.lastSeq, row.lastSeq],
    ['visitor messages', held.visitorMessageCount, row.visitorMessageCount],
    ['agent messages', held.agentMessageCount, row.agentMessageCount],
    ['revision', held.revision, row.revision],
    ['time of change', held.updatedAt, row.updatedAt],
    ['last message', lastOf(held), lastFor(reader, truth, row.id)],
    ...(reader.kind === 'agent' ? forAgents(held, row) : []),
  ];
  return facts
    .filter(([, has, is]) => !isDeepStrictEqual(has, is))
    .map(([name, has, is]) => say(`${name} is ${shown(has)}, should be ${shown(is)}`));
}

type Fact = [name: string, has: unknown, is: unknown];

const forAgents = (held: Conversation, row: TrueConversation): Fact[] => [
  ['tags', held.tags?.join(' '), row.tags.join(' ')],
  ['waiting since', held.waitingSince, row.waitingSince],
  ['parked until', held.parkedUntil, row.parkedUntil],
  ['priority', held.priority, row.priority],
  ['visitor’s name', held.visitor?.name, row.visitorName],
  ['context', held.context, row.context],
];

const previewLength = 140;

/** The newest message its reader may see, as a list shows it. */
function lastFor(reader: Seen['reader'], truth: Truth, id: string): string | null {
  const last = messagesIn(truth, id).findLast(
    ({ isInternal }) => reader.kind === 'agent' || !isInternal,
  );
  return last ? `${last.seq} "${[...last.text].slice(0, previewLength).join('')}"` : null;
}

const lastOf = ({ lastMessage }: Conversation): string | null =>
  lastMessage && `${lastMessage.seq} "${lastMessage.preview}"`;

const shown = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** A visitor is told of the receipts of those who take part, and may still have one of somebody who left. */
function receiptsOf(
  truth: Truth,
  row: TrueConversation,
  { reader, held, where }: Holder,
): Finding[] {
  if (!held) return [];
  const say = (text: string) => finding('receipts')(`${where}, conversation ${row.id}: ${text}`);
  return truth.receipts
    .filter(({ conversationId }) => conversationId === row.id)
    .filter(
      ({ readerKind, readerId }) =>
        reader.kind === 'agent' || readerKind === 'visitor' || row.agentIds.includes(readerId),
    )
    .flatMap((is) => {
      const has = held.receipts.find(
        (each) => each.reader.kind === is.readerKind && each.reader.id === is.readerId,
      );
      const who = `${is.readerKind} ${is.readerId}`;
      if (!has) return [say(`the receipt of ${who} is missing (${inWords(is)})`)];
      return inWords(has) === inWords(is)
        ? []
        : [say(`the receipt of ${who} is ${inWords(has)}, should be ${inWords(is)}`)];
    });
}

function unconfirmed({ stored }: Seen, place: string, where: string): Finding[] {
  if (place !== 'stored') return [];
  return stored.reads.map(({ conversationId, seq }) =>
    finding('receipts')(`${where} has read ${conversationId} up to ${seq} and has not told it`),
  );
}

const inWords = ({ deliveredSeq, readSeq, readCount }: Receipt | TrueReceipt) =>
  `delivered ${deliveredSeq}, read ${readSeq}, counting ${readCount}`;
