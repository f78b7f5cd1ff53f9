import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import type { Session } from './session.ts';

/** Who answers, whether the line is up, and when to expect a reply. */
export function Header({ session }: { session: Session }) {
  const { config, conversation, engine, isMuted, words } = session;
  const { widget } = words;
  const face = conversation?.agents.find(({ id }) => id === conversation.assigneeId);
  const { link } = engine.state;
  // The browser knows of a lost network before the connection does.
  const line = !navigator.onLine ? 'offline' : link === 'online' ? 'connected' : link;
  const name = face?.name ?? config.name;
  const minutes = config.replyTimeMinutes;
  return (
    <div class="head">
      <div class={`who ${line}`}>
        <Avatar name={config.name} face={face} />
        <span class="dot" />
      </div>
      <div class="title">
        <h2>{name}</h2>
        <p>
          <span class="unseen" role="status">
            {widget[line]}
          </span>
          {face ? config.name : minutes !== null && widget.replyTime(minutes)}
        </p>
      </div>
      <button
        type="button"
        aria-label={isMuted ? widget.unmute : widget.mute}
        title={isMuted ? widget.unmute : widget.mute}
        onClick={() => session.mute(!isMuted)}
      >
        <Icon name={isMuted ? 'muted' : 'sound'} />
      </button>
      <button
        type="button"
        class="close"
        aria-label={widget.close}
        title={widget.close}
        onClick={session.close}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
