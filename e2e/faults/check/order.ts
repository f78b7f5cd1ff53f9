import type { Sending } from '../told/ledger.ts';
import { type Finding, finding } from './finding.ts';
import { messagesIn, type Truth } from './truth.ts';

/** `seq` runs from 1 without gaps, and what one client sent stands in its order. */
export function checkOrder(truth: Truth, sendings: readonly Sending[]): Finding[] {
  return [...gaps(truth), ...authorOrder(truth, sendings)];
}

function gaps(truth: Truth): Finding[] {
  return truth.conversations.flatMap(({ id, lastSeq }) => {
    const seqs = messagesIn(truth, id).map(({ seq }) => seq);
    const wrong = seqs.findIndex((seq, at) => seq !== at + 1);
    const say = finding('gapless');
    if (wrong >= 0)
      return [say(`conversation ${id} has ${seqs[wrong]} where ${wrong + 1} should be`)];
    if (seqs.length !== lastSeq)
      return [say(`conversation ${id} says its last is ${lastSeq}, and has ${seqs.length}`)];
    return [];
  });
}

/** Messages that were refused on the way are left out: trying again is a new place in the order. */
function authorOrder(truth: Truth, sendings: readonly Sending[]): Finding[] {
  const rows = new Map(truth.messages.map((message) => [message.id, message]));
  const straight = sendings.filter(({ refused }) => refused.length === 0);
  const last = new Map<string, { seq: number; text: string }>();
  return straight.flatMap(({ id, text, life }) => {
    const row = id === null ? undefined : rows.get(id);
    if (!row) return [];
    const key = `${life} ${row.conversationId}`;
    const before = last.get(key);
    last.set(key, { seq: row.seq, text });
    if (!before || before.seq < row.seq) return [];
    return [
      finding('authorOrder')(
        `"${text}" was sent after "${before.text}", and stands before it (${row.seq} < ${before.seq})`,
      ),
    ];
  });
}
