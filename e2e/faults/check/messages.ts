import type { Message } from '@deskbell/shared/model/message';
import { type Finding, finding, type Invariant } from './finding.ts';
import type { Seen } from './seen.ts';
import { messagesIn, type TrueMessage, type Truth } from './truth.ts';

/** Every client's messages, in its store and on its screen, against those of the database. */
export function checkMessages(truth: Truth, seen: readonly Seen[]): Finding[] {
  return seen.flatMap((client) => [
    ...truth.conversations
      .filter(({ visitorId }) => isShown(client, visitorId))
      .flatMap(({ id }) => ofConversation(truth, client, id)),
    ...phantoms(truth, client),
  ]);
}

const isShown = ({ reader }: Seen, visitorId: string) =>
  reader.kind === 'agent' || reader.id === visitorId;

function ofConversation(truth: Truth, seen: Seen, id: string): Finding[] {
  const visible = messagesIn(truth, id).filter(
    ({ isInternal }) => seen.reader.kind === 'agent' || !isInternal,
  );
  const stored = seen.stored.messages.get(id) ?? [];
  // A store that was empty in between has what came since; what it has must be right all the same.
  const kept = seen.isWhole
    ? visible.slice(-seen.keptMessages)
    : visible.filter((row) => stored.some((message) => message.id === row.id));
  const shown = seen.screen.threads.get(id) ?? [];
  const open = seen.screen.open.get(id);
  return [
    ...differences(stored, kept, { seen, place: 'store', id, invariant: 'stores' }),
    ...differences(shown, visible, { seen, place: 'screen', id, invariant: 'screens' }),
    ...(open
      ? differences(open.messages, shownOf(visible, open), {
          seen,
          place: 'open thread',
          id,
          invariant: 'screens',
        })
      : []),
  ];
}

/** What an open thread should show: everything from its first message on, and all where it says that it begins there. */
function shownOf(
  visible: readonly TrueMessage[],
  { messages, hasOlder }: { messages: readonly Message[]; hasOlder: boolean },
): readonly TrueMessage[] {
  const first = messages[0];
  return first && hasOlder ? visible.filter(({ seq }) => seq >= first.seq) : visible;
}

type Where = { seen: Seen; place: string; id: string; invariant: Invariant };

function differences(
  has: readonly Message[],
  should: readonly TrueMessage[],
  { seen, place, id, invariant }: Where,
): Finding[] {
  const say = (text: string) =>
    finding(invariant)(`the ${place} of ${seen.client}, conversation ${id}: ${text}`);
  const held = new Map(has.map((message) => [message.id, message]));
  const missing = should.filter((row) => !held.has(row.id));
  const extra = has.filter((message) => !should.some((row) => row.id === message.id));
  const wrong = should.flatMap((row) => {
    const message = held.get(row.id);
    return message && !isSame(message, row)
      ? [say(`${shownAs(message)} instead of ${line(row)}`)]
      : [];
  });
  const order = has.filter(({ seq }, at) => seq <= (has[at - 1]?.seq ?? 0));
  return [
    ...missing.slice(0, 5).map((row) => say(`${line(row)} is missing (${missing.length} in all)`)),
    ...extra.slice(0, 5).map((message) => say(`${shownAs(message)} is there and should not be`)),
    ...wrong.slice(0, 5),
    ...order.map((message) => say(`${shownAs(message)} stands behind a later one`)),
  ];
}

function isSame(message: Message, row: TrueMessage): boolean {
  return message.seq === row.seq && message.text === row.text && message.revision === row.revision;
}

/** Messages of conversations that there are none of, deleted texts that are still there, and notes with visitors. */
function phantoms(truth: Truth, seen: Seen): Finding[] {
  const rows = new Map(truth.messages.map((row) => [row.id, row]));
  const all = [
    ...[...seen.stored.messages.values()].flat().map((message) => ({ place: 'store', message })),
    ...[...seen.screen.threads.values()].flat().map((message) => ({ place: 'screen', message })),
    ...[...seen.screen.open.values()]
      .flatMap(({ messages }) => messages)
      .map((message) => ({ place: 'open thread', message })),
  ];
  return all.flatMap(({ place, message }) => {
    const row = rows.get(message.id);
    const where = `the ${place} of ${seen.client}`;
    const isNote = row?.isInternal || message.kind === 'note';
    return [
      ...(row?.isDeleted && (message.text !== '' || !message.deletedAt)
        ? [finding('tombstones')(`${where} still has "${message.text}", which was taken back`)]
        : []),
      ...(!row?.isDeleted && message.deletedAt
        ? [finding('tombstones')(`${where} has ${shownAs(message)} as taken back, which it is not`)]
        : []),
      ...(isNote && seen.reader.kind === 'visitor'
        ? [finding('notes')(`${where} has the note "${message.text}"`)]
        : []),
    ];
  });
}

const line = ({ seq, text, revision }: TrueMessage) => `${seq} "${text}" (revision ${revision})`;
const shownAs = ({ seq, text, revision }: Message) => `${seq} "${text}" (revision ${revision})`;
