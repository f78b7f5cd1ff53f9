import type { Conversation } from '@deskbell/shared/model/conversation';
import { ArrowLeft, PanelRight, Search } from 'lucide-react';
import { ActionBar } from '../actions/action-bar.tsx';
import { visitorName } from '../lists/preview.ts';
import { WaitClock } from '../lists/wait-clock.tsx';
import { useLive, useSession } from '../session/context.ts';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { useAgentName } from '../thread/author-name.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Chip, type Tone } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';

type HeaderProps = {
  conversation: Conversation;
  isPanelShown: boolean;
  onTogglePanel: () => void;
  onSearch: () => void;
  onBack: () => void;
};

const tones: Record<Conversation['status'], Tone> = {
  waiting: 'warn',
  active: 'good',
  pending: 'accent',
  closed: 'quiet',
};

/** Who writes, how things stand, and what can be done. */
export function ChatHeader(props: HeaderProps) {
  const { conversation, isPanelShown } = props;
  const words = useWords();
  const { me } = useSession();
  const keyNames = useKeyNames();
  const agentName = useAgentName(conversation);
  const isOnline = useLive(
    (state) => state.presences.get(`visitor:${conversation.visitorId}`)?.status === 'online',
  );
  const name = visitorName(conversation);
  const { assigneeId, status, waitingSince } = conversation;
  const owner =
    assigneeId === null
      ? words.actions.unassigned
      : assigneeId === me.id
        ? words.actions.assignedToYou
        : words.actions.assignedTo(agentName(assigneeId));
  return (
    <header className="chat-header">
      <IconButton
        className="chat-back"
        label={words.menu.back}
        icon={<ArrowLeft aria-hidden className="flips" />}
        onClick={props.onBack}
      />
      <Avatar name={name} seed={conversation.visitorId} dot={isOnline ? 'good' : 'quiet'} />
      <div className="chat-title">
        <h2 dir="auto">{name}</h2>
        <p>
          <Chip tone={tones[status]}>{words.status[status]}</Chip>
          {conversation.archivedAt ? <Chip>{words.lists.archived}</Chip> : null}
          {status === 'waiting' && waitingSince ? <WaitClock since={waitingSince} /> : null}
          {status === 'waiting' ? null : <span className="chat-owner">{owner}</span>}
        </p>
      </div>
      <ActionBar conversation={conversation} />
      <IconButton
        label={words.thread.search}
        keys={keyNames('search')}
        icon={<Search aria-hidden />}
        onClick={props.onSearch}
      />
      <IconButton
        label={isPanelShown ? words.panel.hide : words.panel.show}
        keys={keyNames('panel')}
        icon={<PanelRight aria-hidden className="flips" />}
        aria-pressed={isPanelShown}
        onClick={props.onTogglePanel}
      />
    </header>
  );
}
