import { Clock } from 'lucide-react';
import { useSession } from '../session/context.ts';
import { useNow } from '../state/use-now.ts';
import { clockText } from '../words/formats.ts';
import { useWords } from '../words/words.tsx';
import { urgencyOf } from './in-list.ts';

/** How long somebody has been waiting, running; its colour warns at one and at five minutes. */
export function WaitClock({ since }: { since: string }) {
  useNow(1_000);
  const { serverNow } = useSession();
  const words = useWords();
  const waitMs = Math.max(0, serverNow() - Date.parse(since));
  const text = clockText(waitMs);
  return (
    <span
      className="wait-clock"
      data-urgency={urgencyOf(waitMs)}
      role="timer"
      aria-label={words.lists.waiting(text)}
    >
      <Clock aria-hidden />
      {text}
    </span>
  );
}
