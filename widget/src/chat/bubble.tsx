import type { AgentFace } from '@deskbell/shared/model/agent';
import { Avatar } from './avatar.tsx';
import { clockTime } from './dates.ts';
import { Icon, type IconName } from './icon.tsx';
import { Markdown } from './markdown-view.tsx';
import { Refusal } from './refusal.tsx';
import type { Session } from './session.ts';
import type { Entry, MessageState } from './timeline.ts';
import type { Words } from './words.ts';

type MessageEntry = Extract<Entry, { kind: 'message' }>;
type Props = { entry: MessageEntry; face: AgentFace | undefined; session: Session };

const stateIcon: Record<MessageState, IconName> = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  delivered: 'read',
  read: 'read',
  refused: 'refused',
};

/** One message; the last of a group carries the time and, for the visitor's own, where it stands. */
export function Bubble({ entry, face, session }: Props) {
  const { words, config } = session;
  const { side, state, outgoing, isFirst, isLast } = entry;
  const name = side === 'visitor' ? words.widget.you : (face?.name ?? config.name);
  const isNamed = side === 'agent' && isFirst;
  const classes = ['row', side, state, isFirst && 'first', isLast && 'last'];
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {side === 'agent' && <Avatar name={config.name} face={face} />}
      <div class="column">
        <span class={isNamed ? 'name' : 'unseen'}>{name}</span>
        <Text entry={entry} words={words} />
        {(isLast || state === 'refused') && <Meta entry={entry} words={words} />}
        {outgoing?.state === 'refused' && <Refusal outgoing={outgoing} session={session} />}
      </div>
    </div>
  );
}

function Text({ entry, words }: { entry: MessageEntry; words: Words }) {
  if (entry.message?.deletedAt) return <p class="bubble deleted">{words.widget.deleted}</p>;
  return (
    <div class="bubble" dir="auto">
      <Markdown text={entry.text} />
    </div>
  );
}

function Meta({ entry, words }: { entry: MessageEntry; words: Words }) {
  const { at, message, state } = entry;
  const isEdited = message?.editedAt && !message.deletedAt;
  return (
    <span class="meta">
      {isEdited && `${words.widget.edited} · `}
      <time dateTime={at}>{clockTime(words.locale, at)}</time>
      {state && (
        <span class="state">
          <Icon name={stateIcon[state]} />
          {words.widget[state]}
        </span>
      )}
    </span>
  );
}
