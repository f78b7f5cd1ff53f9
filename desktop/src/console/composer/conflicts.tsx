import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Outgoing } from '@deskbell/shared/sync/store';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useGround, useLive, useSession } from '../session/context.ts';
import { areSame } from '../state/use-source.ts';
import { useAgentName, useAuthorName } from '../thread/author-name.ts';
import { useSystemLine } from '../thread/use-system-line.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words.tsx';
import { draftOf } from './drafts.ts';

type Unseen = { messages?: Message[]; conversation?: Conversation };

/** Replies the server held back because the conversation had changed: what is new, and what to do. */
export function Conflicts({ conversation }: { conversation: Conversation }) {
  const held = useLive(
    (state) =>
      state.outbox.filter(
        ({ conversationId, error }) =>
          conversationId === conversation.id && error?.code === 'conflict',
      ),
    areSame,
  );
  return held.map((outgoing, index) => (
    <Conflict
      key={outgoing.id}
      outgoing={outgoing}
      conversation={conversation}
      isFirst={index === 0}
    />
  ));
}

type ConflictProps = { outgoing: Outgoing; conversation: Conversation; isFirst: boolean };

function Conflict({ outgoing, conversation, isFirst }: ConflictProps) {
  const words = useWords().composer;
  const { engine, desk } = useSession();
  const { isMac } = useGround();
  const lines = useUnseenLines(outgoing, conversation);
  const { id, conversationId, text } = outgoing;

  useEffect(() => {
    if (!isFirst) return;
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return;
      // One press decides about one reply, and only from within its chat: never from a dialog or a list.
      const isHere = event.target instanceof Element && event.target.closest('#chat') !== null;
      if (!isHere || event.repeat) return;
      event.preventDefault();
      void engine.retry(id);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [engine, id, isMac, isFirst]);

  const edit = async () => {
    await engine.discard(id);
    if (conversationId === null) return;
    const draft = draftOf(desk.drafts.get(), conversationId);
    const whole = draft.text === '' ? text : `${text}\n${draft.text}`;
    desk.writeDraft(conversationId, { ...draft, text: whole });
  };

  return (
    <section className="conflict" role="alert">
      <h3>
        <TriangleAlert aria-hidden />
        {words.conflictTitle}
      </h3>
      <p>{words.conflictLead}</p>
      <ul className="conflict-news">
        {lines.map(({ key, line }) => (
          <li key={key} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      <blockquote dir="auto">{text}</blockquote>
      <div className="conflict-buttons">
        <Button isSmall look="primary" onClick={() => void engine.retry(id)}>
          {words.sendAnyway}
          {isFirst ? <kbd dir="ltr">{isMac ? '⌘↵' : 'Ctrl+Enter'}</kbd> : null}
        </Button>
        <Button isSmall onClick={() => void edit()}>
          {words.editAgain}
        </Button>
        <Button isSmall look="quiet" onClick={() => void engine.discard(id)}>
          {words.discard}
        </Button>
      </div>
    </section>
  );
}

const shownLines = 5;

/** What its author had not seen, in sentences. */
function useUnseenLines(outgoing: Outgoing, conversation: Conversation) {
  const words = useWords();
  const nameOf = useAuthorName(conversation);
  const agentName = useAgentName(conversation);
  const writeSystem = useSystemLine();
  const { messages = [], conversation: now } = (outgoing.error?.params ?? {}) as Unseen;
  const lines = messages.slice(-shownLines).map((message) => ({
    key: message.id,
    line: message.system
      ? writeSystem(message.system)
      : words.composer.conflictReply(nameOf(message.author), message.text),
  }));
  if (lines.length > 0 || !now) return lines;
  const owner = now.assigneeId
    ? words.composer.conflictAssigned(agentName(now.assigneeId))
    : words.composer.conflictUnassigned;
  return [
    { key: 'owner', line: owner },
    { key: 'status', line: words.composer.conflictStatus(words.status[now.status]) },
  ];
}
