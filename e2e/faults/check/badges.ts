import { isFromAgent, isFromVisitor } from './derived.ts';
import { type Finding, finding } from './finding.ts';
import type { Seen } from './seen.ts';
import { messagesIn, type TrueConversation, type Truth } from './truth.ts';

/** Badges against what the database's read positions and messages give, counted one by one. */
export function checkBadges(truth: Truth, seen: readonly Seen[]): Finding[] {
  return seen.flatMap((client) => {
    const visible = truth.conversations.filter(
      ({ visitorId }) => client.reader.kind === 'agent' || client.reader.id === visitorId,
    );
    const say = finding('badges');
    const wrong = visible.flatMap(({ id }) => {
      const [has, is] = [client.screen.unread.get(id), unreadOf(truth, client, id)];
      return has === is
        ? []
        : [say(`${client.client} sees ${has} unread in conversation ${id}; there are ${is}`)];
    });
    const { badge } = client.screen;
    const sum = visible
      .filter((row) => concerns(row, client.reader.id))
      .reduce((total, { id }) => total + unreadOf(truth, client, id), 0);
    if (badge === null || badge === sum) return wrong;
    return [...wrong, say(`the tray of ${client.client} shows ${badge}; there are ${sum} unread`)];
  });
}

function unreadOf(truth: Truth, { reader }: Seen, conversationId: string): number {
  const receipt = truth.receipts.find(
    (each) => each.conversationId === conversationId && each.readerId === reader.id,
  );
  const counts = reader.kind === 'agent' ? isFromVisitor : isFromAgent;
  return messagesIn(truth, conversationId).filter(
    (message) => message.seq > (receipt?.readSeq ?? 0) && counts(message),
  ).length;
}

/** An agent is asked for what waits for anyone, and for what is theirs. */
function concerns({ status, isArchived, assigneeId }: TrueConversation, agentId: string): boolean {
  if (isArchived || status === 'closed') return false;
  return status === 'waiting' || assigneeId === agentId;
}
