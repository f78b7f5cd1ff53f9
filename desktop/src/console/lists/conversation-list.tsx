import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { Inbox } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Virtuoso } from 'react-virtuoso';
import { useLive, useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { useSystemLine } from '../thread/use-system-line.ts';
import { Button } from '../ui/button.tsx';
import { Banner, Blank, Loading } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { EmptyList } from './empty-list.tsx';
import { type Filter, isFiltering, listed } from './in-list.ts';
import { rowId, useListCursor } from './use-list-cursor.ts';
import { useListPages } from './use-list-pages.ts';

type ListProps = { list: ListName; filter: Filter; onOpen: (conversationId: string) => void };

/** The rows of one list, drawn as far as they are seen and read from the server as far as one scrolls. */
export function ConversationList({ list, filter, onOpen }: ListProps) {
  const words = useWords().lists;
  const { me, desk } = useSession();
  const conversations = useLive((state) => state.conversations);
  const activeId = useSource(desk.tabs, (tabs) => tabs.activeId);
  const writeSystem = useSystemLine();
  const pages = useListPages(list, filter);
  const rows = useMemo(
    () => listed(conversations.values(), { list, filter, meId: me.id }),
    [conversations, list, filter, me.id],
  );
  // A page may hold nothing new, or nothing that passes the filter: then the next one is asked for.
  const wantedBeyond = useRef(0);
  useEffect(() => {
    if (rows.length <= wantedBeyond.current) pages.loadMore();
  });
  const cursor = useListCursor({ rows, activeId, onOpen });

  const failure = pages.hasFailed ? (
    <Banner
      tone="bad"
      actions={
        <Button isSmall onClick={pages.retry}>
          {words.retry}
        </Button>
      }
    >
      {words.failed}
    </Banner>
  ) : null;

  if (rows.length === 0) {
    if (pages.isReading) return <Loading label={words.loading} />;
    if (failure) return failure;
    return isFiltering(filter) ? (
      <Blank icon={<Inbox />} title={words.noMatch} />
    ) : (
      <EmptyList list={list} />
    );
  }
  return (
    <>
      {failure}
      <Virtuoso
        ref={cursor.handle}
        className="list-rows"
        role="listbox"
        aria-label={words[list]}
        aria-activedescendant={cursor.id ? rowId(cursor.id) : undefined}
        tabIndex={0}
        onKeyDown={cursor.onKeyDown}
        data={rows}
        computeItemKey={(_, conversation) => conversation.id}
        increaseViewportBy={{ top: 200, bottom: 400 }}
        endReached={() => {
          wantedBeyond.current = rows.length;
          pages.loadMore();
        }}
        itemContent={(place, conversation) => (
          <ConversationRow
            conversation={conversation}
            id={rowId(conversation.id)}
            isOpen={conversation.id === activeId}
            isCursor={conversation.id === cursor.id}
            place={place}
            total={rows.length}
            writeSystem={writeSystem}
            onOpen={onOpen}
          />
        )}
      />
    </>
  );
}
