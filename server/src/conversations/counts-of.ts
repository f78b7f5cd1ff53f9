import type { ListName } from '@deskbell/shared/commands/list-conversations';
import type { AgentActor } from '../core/actor.ts';
import type { Counted } from './counted/store.ts';

type Counts = Record<ListName, number>;

/** How many conversations each of an agent's lists holds, of one site or of all they may see. */
export function countsOf(
  all: readonly Counted[],
  { agentId, siteIds }: Pick<AgentActor, 'agentId' | 'siteIds'>,
  siteId?: string,
): Counts {
  const counts: Counts = { queue: 0, mine: 0, all: 0, pending: 0, closed: 0, archived: 0 };
  for (const one of all) {
    const isSeen = siteIds.length === 0 || siteIds.includes(one.siteId);
    if (!isSeen || (siteId !== undefined && siteId !== one.siteId)) continue;
    for (const list of listsOf(one, agentId)) counts[list] += one.count;
  }
  return counts;
}

function listsOf({ status, isArchived, assigneeId }: Counted, agentId: string): ListName[] {
  if (isArchived) return ['archived'];
  if (status === 'closed') return ['all', 'closed'];
  const mine: ListName[] = assigneeId === agentId ? ['mine'] : [];
  if (status === 'waiting') return ['all', 'queue'];
  return status === 'pending' ? ['all', 'pending', ...mine] : ['all', ...mine];
}
