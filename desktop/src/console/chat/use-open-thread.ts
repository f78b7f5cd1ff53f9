import { CallFailed } from '@deskbell/shared/sync/call-failed';
import { useEffect, useState } from 'react';
import { useLive, useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';

/** Holds the messages of every chat that was looked at and still has its tab, so that going back is instant. */
export function useThreadsOfTabs(): void {
  const { engine, desk, live } = useSession();
  const tabs = useSource(desk.tabs, (state) => state.open);
  useEffect(() => {
    const open = new Set(tabs.map(({ id }) => id));
    for (const id of live.get().threads.keys()) if (!open.has(id)) engine.closeThread(id);
  }, [tabs, engine, live]);
}

/** Opens the thread of a conversation, and says whether there is no such conversation any more. */
export function useIsGone(conversationId: string): boolean {
  const { engine } = useSession();
  const isOnline = useLive((state) => state.link === 'online');
  const [goneId, setGoneId] = useState<string | null>(null);
  useEffect(() => {
    // Offline the store answers; back online the server does, and it alone knows what is gone.
    if (!isOnline && engine.state.threads.has(conversationId)) return;
    engine.openThread(conversationId).catch((error: unknown) => {
      if (error instanceof CallFailed && error.body.code === 'notFound') setGoneId(conversationId);
    });
  }, [engine, conversationId, isOnline]);
  return goneId === conversationId;
}
