import { useState } from 'preact/hooks';
import { Greeting, Hint, TypingDots } from './around-thread.tsx';
import { Bubble } from './bubble.tsx';
import { dayName } from './dates.ts';
import { Icon } from './icon.tsx';
import type { Session } from './session.ts';
import { systemText } from './system-text.ts';
import { type Entry, timeline } from './timeline.ts';
import { useScroll } from './use-scroll.ts';

/** What of the engine's state the thread shows. */
function readThread({ conversation, engine }: Session) {
  const { state } = engine;
  const thread = conversation && state.threads.get(conversation.id);
  const outbox = state.outbox.filter(
    ({ conversationId }) => !conversationId || conversationId === conversation?.id,
  );
  // The hint below the thread says the same in kinder words.
  const messages = (thread?.messages ?? []).filter(({ system }) => system?.code !== 'waiting');
  const receipts = conversation?.receipts ?? [];
  const entries = timeline({ messages, outbox, receipts, isOffline: !navigator.onLine });
  const last = entries.at(-1);
  return {
    thread,
    messages,
    entries,
    lastSeq: thread?.messages.at(-1)?.seq ?? 0,
    isOwnLast: last?.kind === 'message' && last.outgoing !== undefined,
  };
}

/** Everything that was said, newest at the bottom. */
export function Thread({ session }: { session: Session }) {
  const { conversation, engine, isOpen, words } = session;
  const { widget } = words;
  const { thread, messages, entries, lastSeq, isOwnLast } = readThread(session);
  const [seenSeq, setSeen] = useState(0);

  const loadOlder = () => {
    // A page that fails is asked for again by the next scroll.
    if (conversation) engine.loadOlder(conversation.id).catch(() => undefined);
  };
  const scroll = useScroll({
    first: thread?.messages[0]?.id ?? '',
    isOwnLast,
    onTop: loadOlder,
    onEnd() {
      if (!isOpen || document.hidden || !conversation || !lastSeq) return;
      setSeen(lastSeq);
      engine.markRead(conversation.id, lastSeq);
    },
  });
  const missed = messages.filter(({ seq, author }) => seq > seenSeq && author.kind === 'agent');

  return (
    <div class="body">
      <div
        {...scroll.props}
        class="log"
        role="log"
        aria-label={widget.messages}
        aria-live="off"
        aria-busy={thread?.isLoading ?? false}
      >
        {thread?.hasOlder ? (
          entries.length > 0 && (
            <button type="button" class="earlier" onClick={loadOlder}>
              {thread.isLoading ? widget.loading : widget.earlier}
            </button>
          )
        ) : (
          <Greeting session={session} />
        )}
        {entries.map((entry) => (
          <EntryView key={entry.key} entry={entry} session={session} />
        ))}
        <Hint session={session} />
        <TypingDots session={session} />
      </div>
      {missed.length > 0 && !scroll.isAtEnd() && (
        <button type="button" class="jump" title={widget.toNewest} onClick={scroll.toEnd}>
          <Icon name="down" />
          {widget.newMessages(missed.length)}
        </button>
      )}
    </div>
  );
}

function EntryView({ entry, session }: { entry: Entry; session: Session }) {
  const { conversation, words } = session;
  const faceOf = (id: string | undefined) => conversation?.agents.find((agent) => agent.id === id);
  if (entry.kind === 'day') return <div class="day">{dayName(words.locale, entry.at)}</div>;
  if (entry.kind === 'message')
    return <Bubble entry={entry} face={faceOf(entry.agentId)} session={session} />;
  return <div class="system">{systemText(entry.message, words, (id) => faceOf(id)?.name)}</div>;
}
