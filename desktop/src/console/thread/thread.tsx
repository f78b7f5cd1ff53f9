import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { type ListRange, Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { useLive, useSession } from '../session/context.ts';
import { areSame } from '../state/use-source.ts';
import { Button } from '../ui/button.tsx';
import { Blank, Loading } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';
import { NewMessageNews } from './news.tsx';
import { OlderHeader } from './older-header.tsx';
import { ThreadEntry } from './thread-entry.tsx';
import { indexOfSeq, type ThreadItem, threadItems } from './thread-items.ts';
import { TypingRow } from './typing-row.tsx';
import { useAnchor } from './use-anchor.ts';
import { useJumpToUnread } from './use-jump-to-unread.ts';
import { useReadPosition } from './use-read-position.ts';
import type { ThreadSearch } from './use-thread-search.ts';
import './message.css';
import './thread.css';

type ThreadProps = {
  conversation: Conversation;
  search: ThreadSearch;
  onReply: (message: Message) => void;
};

const none: readonly Message[] = [];
/** Older messages are fetched before the first loaded one comes into sight. */
const loadAheadItems = 20;
const isConflict = (code: string | undefined) => code === 'conflict';

type Context = { conversation: Conversation; isLoadingOlder: boolean; hasOlder: boolean };
const parts = {
  Header: ({ context }: { context: Context }) => <OlderHeader {...context} />,
  Footer: ({ context }: { context: Context }) => <TypingRow conversation={context.conversation} />,
};

/** The messages of one conversation, drawn as far as they are seen. */
export function Thread({ conversation, search, onReply }: ThreadProps) {
  const words = useWords().thread;
  const { engine } = useSession();
  const handle = useRef<VirtuosoHandle>(null);
  const thread = useLive((state) => state.threads.get(conversation.id));
  const outbox = useLive(
    (state) =>
      state.outbox.filter(
        ({ conversationId, error }) =>
          conversationId === conversation.id && !isConflict(error?.code),
      ),
    areSame,
  );
  const messages = thread?.messages ?? none;
  const reading = useReadPosition({
    conversation,
    messages,
    hasOlder: thread?.hasOlder ?? false,
  });
  const items = useMemo(
    () => threadItems({ messages, outbox, firstUnreadSeq: reading.firstUnreadSeq }),
    [messages, outbox, reading.firstUnreadSeq],
  );
  const anchor = useAnchor(items);
  const [isAtEnd, setAtEnd] = useState(true);
  const [isUnreadAbove, setUnreadAbove] = useState(false);

  const unreadAt = items.findIndex(({ kind }) => kind === 'unread');
  const newBelow = messages.filter(
    ({ seq, author }) => author.kind === 'visitor' && seq > reading.readSeq,
  ).length;

  const onRange = ({ startIndex, endIndex }: ListRange) => {
    const first = startIndex - anchor.firstIndex;
    const last = endIndex - anchor.firstIndex;
    setUnreadAbove(unreadAt >= 0 ? unreadAt < first : reading.isUnreadOlder);
    if (first < loadAheadItems) loadOlder();
    const seen = items.slice(0, last + 1).findLast(({ kind }) => kind === 'message');
    if (seen?.kind === 'message') reading.seen(seen.message.seq);
  };
  const loadOlder = () => {
    // What fails now is asked for again at the next scroll.
    engine.loadOlder(conversation.id).catch((error: unknown) => console.debug('not older', error));
  };
  const goTo = (index: number) => {
    if (index >= 0) handle.current?.scrollToIndex({ index, align: 'center' });
  };
  const goToSeq = (seq: number) => goTo(indexOfSeq(items, seq));
  const goToUnread = useJumpToUnread({ conversation, unreadAt, reading, goTo });
  search.goTo.current = goToSeq;

  if (items.length === 0)
    return thread && !thread.isLoading ? (
      <Blank title={words.empty} />
    ) : (
      <Loading label={words.loading} />
    );
  return (
    <div className="thread">
      <NewMessageNews conversation={conversation} messages={messages} />
      <Virtuoso<ThreadItem, Context>
        key={anchor.key}
        ref={handle}
        className="thread-rows"
        role="log"
        aria-live="off"
        aria-label={words.label}
        tabIndex={0}
        data={items}
        context={{
          conversation,
          isLoadingOlder: thread?.isLoading ?? false,
          hasOlder: thread?.hasOlder ?? false,
        }}
        components={parts}
        computeItemKey={(_, item) => item.key}
        firstItemIndex={anchor.firstIndex}
        initialTopMostItemIndex={
          unreadAt >= 0
            ? { index: unreadAt, align: 'start' }
            : { index: items.length - 1, align: 'end' }
        }
        alignToBottom
        atBottomThreshold={48}
        followOutput={(isAtBottom) => (isAtBottom || outbox.length > 0 ? 'auto' : false)}
        atBottomStateChange={setAtEnd}
        startReached={loadOlder}
        rangeChanged={onRange}
        itemContent={(_, item) => (
          <ThreadEntry
            item={item}
            conversation={conversation}
            messages={messages}
            search={search}
            onReply={onReply}
            onJump={goToSeq}
          />
        )}
      />
      <div className="thread-jumps">
        {isUnreadAbove ? (
          <Button isSmall className="jump-up" onClick={goToUnread}>
            <ArrowUp aria-hidden />
            {words.jumpToUnread}
          </Button>
        ) : null}
        {isAtEnd ? null : (
          <Button
            isSmall
            className="jump-down"
            onClick={() => handle.current?.scrollToIndex({ index: 'LAST', align: 'end' })}
          >
            <ArrowDown aria-hidden />
            {newBelow > 0 ? words.newBelow(newBelow) : words.jumpToNewest}
          </Button>
        )}
      </div>
    </div>
  );
}
