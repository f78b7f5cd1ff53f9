import { Avatar } from './avatar.tsx';
import type { Session } from './session.ts';

/** The first words of every thread; spoken by the site, stored nowhere. */
export function Greeting({ session: { config, words } }: { session: Session }) {
  return (
    <div class="row agent last greeting">
      <Avatar name={config.name} />
      <div class="bubble">
        <p>{config.greeting ?? words.widget.greeting}</p>
      </div>
    </div>
  );
}

/** What a visitor wonders about: whether anyone has heard them, and whether they may still write. */
export function Hint({ session: { conversation, engine, words } }: { session: Session }) {
  const isSending = engine.state.outbox.length > 0;
  if (isSending || !conversation) return null;
  const { status, agentMessageCount } = conversation;
  if (status === 'closed') return <p class="hint">{words.widget.closedHint}</p>;
  if (status !== 'waiting' || agentMessageCount > 0) return null;
  return <p class="hint">{words.widget.waitingHint}</p>;
}

/** Somebody writes on the other side. */
export function TypingDots({ session }: { session: Session }) {
  const { conversation, config, engine, words } = session;
  const all = conversation && engine.state.typing.get(conversation.id);
  const typing = all?.find(({ who }) => who.kind === 'agent');
  if (!typing) return null;
  const face = conversation?.agents.find(({ id }) => id === typing.who.id);
  return (
    <div class="row agent first last">
      <Avatar name={config.name} face={face} />
      <div class="bubble dots">
        <span class="unseen">{words.widget.typing(face?.name ?? config.name)}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
