import type { Sending, Told } from '../told/ledger.ts';
import { type Finding, finding } from './finding.ts';
import type { Seen } from './seen.ts';
import type { TrueMessage, Truth } from './truth.ts';

/** Holds what authors were told of their messages against what is stored. */
export function checkSent(truth: Truth, seen: readonly Seen[], told: Told): Finding[] {
  const { sendings } = told;
  const stored = new Map(truth.messages.map((message) => [message.id, message]));
  const written = truth.messages.filter(({ kind }) => kind !== 'system');
  const byText = Map.groupBy(written, ({ text }) => text);
  const refusedIds = new Set(
    seen.flatMap(({ screen }) =>
      screen.outbox.filter(({ state }) => state === 'refused').map(({ id }) => id),
    ),
  );
  const rowOf = (sending: Sending) =>
    (sending.id ? stored.get(sending.id) : undefined) ?? byText.get(sending.text)?.[0];
  return [
    ...sendings.flatMap((sending) => ofAcknowledged(sending, stored)),
    ...sendings.flatMap((sending) => ofKept(sending, rowOf(sending), refusedIds)),
    ...sendings.flatMap((sending) => ofRefused(sending, rowOf(sending), refusedIds)),
    ...ofStored(written, told, byText),
  ];
}

function ofAcknowledged(
  { acknowledged, text, client }: Sending,
  stored: ReadonlyMap<string, TrueMessage>,
): Finding[] {
  return acknowledged.flatMap((message) => {
    const row = stored.get(message.id);
    const told = `${client} was told that "${text}" is stored (${placeOf(message)})`;
    const say = finding('acknowledged');
    if (!row) return [say(`${told}, but it is not in the database`)];
    if (row.seq !== message.seq || row.conversationId !== message.conversationId)
      return [say(`${told}, but it is ${placeOf(row)}`)];
    if (row.revision === 1 && row.text !== text)
      return [say(`${told}, but it reads "${row.text}"`)];
    return [];
  });
}

function ofKept(
  sending: Sending,
  row: TrueMessage | undefined,
  refusedIds: ReadonlySet<string>,
): Finding[] {
  const { isKept, isForgotten, isDiscarded, id, client, text } = sending;
  if (row || !isKept || isForgotten || isDiscarded || (id && refusedIds.has(id))) return [];
  return [finding('kept')(`${client} kept "${text}" (${id}), and it is nowhere any more`)];
}

function ofRefused(
  sending: Sending,
  row: TrueMessage | undefined,
  refusedIds: ReadonlySet<string>,
): Finding[] {
  if (!row) return [];
  const { client, text, tries, refused, acknowledged, id } = sending;
  const say = finding('refused');
  const code = refused.at(-1)?.code;
  if (id && refusedIds.has(id))
    return [say(`"${text}" is shown to ${client} as refused (${code}), and is ${placeOf(row)}`)];
  if (tries === 1 && refused.length === 1 && acknowledged.length === 0)
    return [
      say(`${client} was refused "${text}" (${code}) at its only try; it is ${placeOf(row)}`),
    ];
  return [];
}

function ofStored(
  written: readonly TrueMessage[],
  { sendings, otherTexts }: Told,
  byText: ReadonlyMap<string, readonly TrueMessage[]>,
): Finding[] {
  const say = finding('once');
  const ids = new Set(sendings.map(({ id }) => id));
  const texts = new Set(sendings.map(({ text }) => text));
  const doubled = [...byText].filter(([text, rows]) => text !== '' && rows.length > 1);
  const strange = written.filter(
    ({ id, text, isDeleted }) =>
      // The text of a deleted message is gone, and a transfer's note has the server's id.
      !ids.has(id) && !texts.has(text) && !otherTexts.has(text) && !isDeleted,
  );
  const idCounts = Map.groupBy(written, ({ id }) => id);
  return [
    ...doubled.map(([text, rows]) =>
      say(`"${text}" is stored ${rows.length} times: ${rows.map(placeOf).join(', ')}`),
    ),
    ...strange.map((row) => say(`"${row.text}" is ${placeOf(row)}, and nobody sent it`)),
    ...[...idCounts]
      .filter(([, rows]) => rows.length > 1)
      .map(([id, rows]) => say(`the id ${id} is stored ${rows.length} times`)),
  ];
}

const placeOf = ({ conversationId, seq }: { conversationId: string; seq: number }) =>
  `${seq} of conversation ${conversationId}`;
