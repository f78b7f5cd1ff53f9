import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive, useSession } from '../session/context.ts';
import type { Filter } from './in-list.ts';

type Pages = { next: string | null | undefined; isLoading: boolean; hasFailed: boolean };

const pageSize = 100;

const askedBy = ({ siteId, tag, agentId }: Filter) => ({
  ...(siteId === null ? {} : { siteId }),
  ...(tag === null ? {} : { tag }),
  ...(agentId === null ? {} : { assigneeId: agentId }),
});

const notAsked: Pages = { next: undefined, isLoading: false, hasFailed: false };

/** Reads a list from the server page by page; the rows themselves are drawn from the engine's state. */
export function useListPages(list: ListName, filter: Filter) {
  const { engine } = useSession();
  const isOnline = useLive((state) => state.link === 'online');
  const [pages, setPages] = useState<Pages>(notAsked);
  const turn = useRef(0);

  const load = useCallback(
    async (page: string | undefined) => {
      turn.current += 1;
      const mine = turn.current;
      setPages((before) => ({ ...before, isLoading: true, hasFailed: false }));
      const asked = { list, ...askedBy(filter), ...(page ? { page } : {}), limit: pageSize };
      const after = await engine.call('listConversations', asked).then(
        ({ nextPage }): Pages => ({ next: nextPage, isLoading: false, hasFailed: false }),
        (): Pages => ({ next: page, isLoading: false, hasFailed: true }),
      );
      if (mine === turn.current) setPages(after);
    },
    [engine, list, filter],
  );

  useEffect(() => {
    setPages(notAsked);
    if (isOnline) void load(undefined);
    return () => {
      turn.current += 1;
    };
  }, [isOnline, load]);

  return {
    /** More may come, so an empty list is not known to be empty. */
    isReading: isOnline && pages.next !== null && !pages.hasFailed,
    hasFailed: pages.hasFailed && isOnline,
    retry: () => void load(pages.next ?? undefined),
    loadMore: () => {
      if (isOnline && pages.next && !pages.isLoading && !pages.hasFailed) void load(pages.next);
    },
  };
}
