import type { ListName } from '@deskbell/shared/commands/list-conversations';
import type { Conversation } from '@deskbell/shared/model/conversation';
import { agentBadge, unreadCount } from '@deskbell/shared/rules/unread';
import { useEffect, useState } from 'react';
import { useLive, useSession } from '../session/context.ts';
import { isInList } from './in-list.ts';

export type Counts = Record<ListName, number>;

const settleMs = 400;
/** While things keep changing, they are asked for no more often than this. */
const everyMs = 1_000;

/** How many conversations each list holds, asked again a moment after anything changed. */
export function useCounts(): Counts | null {
  const { engine, live } = useSession();
  const isOnline = useLive((state) => state.link === 'online');
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    if (!isOnline) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = live.get().conversations;
    let askedAt = Number.NEGATIVE_INFINITY;
    const ask = () => {
      timer = undefined;
      askedAt = performance.now();
      engine.call('countConversations', {}).then(
        (answer) => setCounts(answer.counts),
        (error: unknown) => console.debug('no counts yet', error),
      );
    };
    const stop = live.subscribe(() => {
      if (live.get().conversations === seen) return;
      seen = live.get().conversations;
      const untilNext = askedAt + everyMs - performance.now();
      timer ??= setTimeout(ask, Math.max(settleMs, untilNext));
    });
    ask();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [engine, live, isOnline]);
  return counts;
}

/** Unread messages of the lists an agent works from; closed chats never shout. */
export function useUnread(): { queue: number; mine: number; total: number } {
  const { me } = useSession();
  return useLive(
    (state) => {
      const reader = { kind: 'agent', id: me.id } as const;
      const sum = { queue: 0, mine: 0, total: agentBadge(state.conversations.values(), me.id) };
      for (const conversation of state.conversations.values())
        for (const list of ['queue', 'mine'] as const)
          if (isInList(conversation, list, me.id)) sum[list] += unreadCount(conversation, reader);
      return sum;
    },
    (a, b) => a.queue === b.queue && a.mine === b.mine && a.total === b.total,
  );
}

/** Every tag in use, in alphabetical order. */
export function tagsOf(conversations: Iterable<Conversation>): string[] {
  const tags = new Set<string>();
  for (const conversation of conversations)
    for (const tag of conversation.tags ?? []) tags.add(tag);
  return [...tags].sort((a, b) => a.localeCompare(b));
}
