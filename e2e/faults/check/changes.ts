import type { Told } from '../told/ledger.ts';
import { type Finding, finding } from './finding.ts';
import type { Truth } from './truth.ts';

/** What clients were told was done must still be so, or lie behind what was done after it. */
export function checkChanges(truth: Truth, told: Told): Finding[] {
  const say = finding('changes');
  const messages = new Map(truth.messages.map((row) => [row.id, row]));
  const conversations = new Map(truth.conversations.map((row) => [row.id, row]));
  const ofMessages = told.changed.flatMap((message) => {
    const row = messages.get(message.id);
    const was = `message ${message.id} was changed to "${message.text}" (revision ${message.revision})`;
    if (!row || row.revision < message.revision) return [say(`${was}; this is lost`)];
    if (message.deletedAt && !row.isDeleted) return [say(`${was}; it is no longer taken back`)];
    if (row.revision === message.revision && row.text !== message.text)
      return [say(`${was}; it reads "${row.text}"`)];
    return [];
  });
  const ofConversations = told.conversations.flatMap((conversation) => {
    const { id, revision, status, assigneeId } = conversation;
    const row = conversations.get(id);
    const was = `conversation ${id} was ${status}, of ${assigneeId} (revision ${revision})`;
    if (!row || row.revision < revision) return [say(`${was}; this is lost`)];
    if (row.revision === revision && (row.status !== status || row.assigneeId !== assigneeId))
      return [say(`${was}; it is ${row.status}, of ${row.assigneeId}`)];
    return [];
  });
  const ofReceipts = told.receipts.flatMap(({ conversationId, reader, readSeq, deliveredSeq }) => {
    if (deliveredSeq === 0) return [];
    const row = truth.receipts.find(
      (each) => each.conversationId === conversationId && each.readerId === reader.id,
    );
    return row && row.readSeq >= readSeq && row.deliveredSeq >= deliveredSeq
      ? []
      : [
          say(
            `${reader.kind} ${reader.id} had read ${conversationId} up to ${readSeq}; this is lost`,
          ),
        ];
  });
  return [...ofMessages, ...ofConversations, ...ofReceipts];
}
