import type { ListName } from '@deskbell/shared/commands/list-conversations';
import type { Conversation } from '@deskbell/shared/model/conversation';

/** In the order they are offered. */
export const listNames: readonly ListName[] = [
  'queue',
  'mine',
  'all',
  'pending',
  'closed',
  'archived',
];

export type Filter = { siteId: string | null; tag: string | null; agentId: string | null };

export const noFilter: Filter = { siteId: null, tag: null, agentId: null };

export const isFiltering = (filter: Filter): boolean =>
  filter.siteId !== null || filter.tag !== null || filter.agentId !== null;

/** Whether a conversation belongs to a list of this agent, by the same rule as the server's lists. */
export function isInList(conversation: Conversation, list: ListName, meId: string): boolean {
  const { status, archivedAt, assigneeId } = conversation;
  if (list === 'archived') return archivedAt !== null;
  if (archivedAt !== null) return false;
  if (list === 'queue') return status === 'waiting';
  if (list === 'mine') return assigneeId === meId && status !== 'closed';
  if (list === 'all') return true;
  return status === list;
}

export function passes(conversation: Conversation, filter: Filter): boolean {
  return (
    (filter.siteId === null || conversation.siteId === filter.siteId) &&
    (filter.agentId === null || conversation.assigneeId === filter.agentId) &&
    (filter.tag === null || (conversation.tags ?? []).includes(filter.tag))
  );
}

const waitingSince = (conversation: Conversation): string =>
  conversation.waitingSince ?? conversation.createdAt;

/** The queue goes by the longest wait, every other list by the latest activity; ids settle the rest. */
export function orderOf(list: ListName): (a: Conversation, b: Conversation) => number {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return list === 'queue'
    ? (a, b) => compare(waitingSince(a), waitingSince(b)) || compare(a.id, b.id)
    : (a, b) => compare(b.updatedAt, a.updatedAt) || compare(b.id, a.id);
}

type Wanted = { list: ListName; filter: Filter; meId: string };

/** The conversations of a list that are known here, in its order. */
export function listed(conversations: Iterable<Conversation>, wanted: Wanted): Conversation[] {
  const rows: Conversation[] = [];
  for (const conversation of conversations)
    if (isInList(conversation, wanted.list, wanted.meId) && passes(conversation, wanted.filter))
      rows.push(conversation);
  return rows.sort(orderOf(wanted.list));
}

/** How urgent a wait is, in ms since it began. */
export function urgencyOf(waitMs: number): 'calm' | 'soon' | 'late' {
  if (waitMs >= 5 * 60_000) return 'late';
  return waitMs >= 60_000 ? 'soon' : 'calm';
}
