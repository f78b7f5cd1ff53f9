import type { Outgoing } from '@deskbell/shared/sync/store';
import { CircleAlert, Clock } from 'lucide-react';
import { useLive, useSession } from '../session/context.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words.tsx';
import { Markdown } from './markdown.tsx';

/** A message on its way out: waiting, being sent, or refused with what can be done. */
export function OutgoingBubble({ outgoing }: { outgoing: Outgoing }) {
  const words = useWords();
  const { engine } = useSession();
  const isOnline = useLive((state) => state.link === 'online');
  const isRefused = outgoing.state === 'refused';
  const state = isRefused ? 'refused' : isOnline ? 'sending' : 'queued';
  return (
    <article
      className="message"
      data-side="agent"
      data-kind={outgoing.kind}
      data-first
      data-state={state}
      aria-label={`${words.thread.you}, ${words.thread[state]}`}
    >
      <div className="message-body">
        <div className="message-row">
          <div className="bubble">
            <Markdown text={outgoing.text} query="" />
          </div>
        </div>
        <footer className="message-foot" data-tone={isRefused ? 'bad' : undefined}>
          {isRefused ? <CircleAlert aria-hidden /> : <Clock aria-hidden />}
          <span>{words.thread[state]}</span>
          {isRefused ? (
            <>
              <span>{wordRefusal(outgoing, words.errors)}</span>
              <Button isSmall look="quiet" onClick={() => void engine.retry(outgoing.id)}>
                {words.thread.retry}
              </Button>
              <Button isSmall look="quiet" onClick={() => void engine.discard(outgoing.id)}>
                {words.thread.discard}
              </Button>
            </>
          ) : null}
        </footer>
      </div>
    </article>
  );
}

function wordRefusal({ error }: Outgoing, words: Record<string, string>): string | undefined {
  return words[error?.code ?? 'other'] ?? words.other;
}
