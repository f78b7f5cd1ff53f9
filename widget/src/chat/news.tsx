import { useRef } from 'preact/hooks';
import type { Session } from './session.ts';

/** So many are read out when several come at once. */
const most = 3;

/** Reads an agent's new message aloud; the drawn log is silent, because older messages come into it, too. */
export function News({ session: { config, conversation, engine } }: { session: Session }) {
  const knownSeq = useRef<number | undefined>(undefined);
  const thread = conversation && engine.state.threads.get(conversation.id);
  const messages = thread?.messages ?? [];
  if (thread && !thread.isLoading && engine.state.isLevel)
    knownSeq.current ??= messages.at(-1)?.seq ?? 0;
  const known = knownSeq.current ?? Number.POSITIVE_INFINITY;
  const news = messages.filter(
    ({ seq, author, kind, deletedAt }) =>
      seq > known && author.kind === 'agent' && kind === 'text' && !deletedAt,
  );
  const nameOf = (id: string | undefined) =>
    conversation?.agents.find((agent) => agent.id === id)?.name ?? config.name;
  return (
    <div class="unseen" aria-live="polite">
      {news.slice(-most).map(({ id, author, text }) => (
        <p key={id}>{`${nameOf(author.id)}: ${text}`}</p>
      ))}
    </div>
  );
}
