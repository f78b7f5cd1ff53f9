import { ContextMenu } from '@base-ui/react/context-menu';
import { unreadCount } from '@deskbell/shared/rules/unread';
import { PenLine, Pin, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { visitorName } from '../lists/preview.ts';
import { UnreadBadge } from '../lists/unread-badge.tsx';
import { WaitClock } from '../lists/wait-clock.tsx';
import { useLive, useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { Dots } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';
import { TabMenu } from './tab-menu.tsx';
import { closeTab, moveTabBy, openTab, stepTab, type Tab } from './tabs.ts';

type TabProps = {
  tab: Tab;
  isActive: boolean;
  isFocusable: boolean;
  isDragged: boolean;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDragOver: () => void;
};

export const tabId = (conversationId: string): string => `tab-${conversationId}`;

/** One open chat on the strip, with what goes on in it. */
export function TabOfChat({ tab, isActive, isFocusable, isDragged, ...drag }: TabProps) {
  const words = useWords();
  const { desk, me } = useSession();
  const conversation = useLive((state) => state.conversations.get(tab.id));
  const isTyping = useLive(
    (state) => state.typing.get(tab.id)?.some(({ who }) => who.kind === 'visitor') ?? false,
  );
  const hasDraft = useSource(desk.drafts, (drafts) => Boolean(drafts.get(tab.id)?.text));
  const unread = conversation ? unreadCount(conversation, { kind: 'agent', id: me.id }) : 0;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [isActive]);

  const focusActive = () =>
    requestAnimationFrame(() => {
      const { activeId } = desk.tabs.get();
      if (activeId) document.getElementById(tabId(activeId))?.focus();
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const isRtl = document.documentElement.dir === 'rtl';
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const by = isRtl ? -step : step;
    if (by !== 0) {
      desk.changeTabs((tabs) =>
        event.ctrlKey || event.metaKey ? moveTabBy(tabs, tab.id, by) : stepTab(tabs, by),
      );
    } else if (event.key === 'Delete') desk.changeTabs((tabs) => closeTab(tabs, tab.id));
    else return;
    event.preventDefault();
    focusActive();
  };
  const close = () => desk.changeTabs((tabs) => closeTab(tabs, tab.id));

  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        ref={element}
        className="tab"
        role="presentation"
        data-active={isActive || undefined}
        data-dragged={isDragged || undefined}
        draggable
        onDragStart={drag.onDragStart}
        onDragEnd={drag.onDragEnd}
        onDragOver={(event) => {
          event.preventDefault();
          drag.onDragOver();
        }}
        onAuxClick={(event) => event.button === 1 && close()}
      >
        <button
          type="button"
          role="tab"
          id={tabId(tab.id)}
          aria-selected={isActive}
          aria-controls={isActive ? 'chat' : undefined}
          tabIndex={isFocusable ? 0 : -1}
          className="tab-button"
          onClick={() => desk.changeTabs((tabs) => openTab(tabs, tab.id))}
          onKeyDown={onKeyDown}
        >
          {tab.isPinned ? <Pin aria-label={words.tabs.pinned} /> : null}
          <span className="tab-name" dir="auto">
            {conversation ? visitorName(conversation) : '…'}
          </span>
          {isTyping ? (
            <span className="tab-typing">
              <Dots />
              <span className="only-heard">{words.lists.typing}</span>
            </span>
          ) : conversation?.status === 'waiting' && conversation.waitingSince ? (
            <WaitClock since={conversation.waitingSince} />
          ) : null}
          {hasDraft && !isActive ? <PenLine aria-label={words.tabs.hasDraft} /> : null}
          <UnreadBadge count={unread} />
        </button>
        {/* For the mouse; the keyboard closes with Delete or the tab's menu. */}
        <button
          type="button"
          className="tab-close"
          tabIndex={-1}
          aria-hidden
          title={words.tabs.close}
          onClick={close}
        >
          <X />
        </button>
      </ContextMenu.Trigger>
      <TabMenu tab={tab} />
    </ContextMenu.Root>
  );
}
