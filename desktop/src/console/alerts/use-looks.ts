import { useEffect, useRef } from 'react';
import { useSession } from '../session/context.ts';
import { useIsLookedAt } from '../state/use-is-looked-at.ts';
import { useSource } from '../state/use-source.ts';
import { createLooks, type Looks } from './looks.ts';

/** Tells other windows which chat is read here, and answers whether one of them shows a chat. */
export function useLooks(): (conversationId: string) => boolean {
  const { desk } = useSession();
  const activeId = useSource(desk.tabs, (tabs) => tabs.activeId);
  const isLookedAt = useIsLookedAt();
  const looks = useRef<Looks | null>(null);
  useEffect(() => {
    const opened = createLooks(new BroadcastChannel('deskbell.looks'));
    looks.current = opened;
    const leave = () => opened.show(null);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      opened.stop();
    };
  }, []);
  useEffect(() => looks.current?.show(isLookedAt ? activeId : null), [isLookedAt, activeId]);
  return useRef((id: string) => looks.current?.isReadElsewhere(id) ?? false).current;
}
