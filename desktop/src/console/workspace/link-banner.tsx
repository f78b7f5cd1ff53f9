import type { ErrorCode } from '@deskbell/shared/error';
import { useEffect, useState } from 'react';
import { useLive, useSession } from '../session/context.ts';
import { useNow } from '../state/use-now.ts';
import { Button } from '../ui/button.tsx';
import { Banner } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';

/** A short wait is not worth a word, in ms. */
const patienceMs = 2_000;

/** Says that there is no connection: why the server wants none, or when the next try is due. */
export function LinkBanner() {
  const refusal = useLive((state) => state.refusal);
  return refusal ? <Refused code={refusal.code} /> : <Down />;
}

/** The engine tries no more; only a fresh page can. */
function Refused({ code }: { code: ErrorCode }) {
  const words = useWords().link;
  const text =
    code === 'protocolUnsupported'
      ? words.outdated
      : code === 'originRefused'
        ? words.originRefused
        : words.refused;
  return (
    <Banner
      tone="bad"
      isUrgent
      actions={
        <Button isSmall onClick={() => window.location.reload()}>
          {words.reload}
        </Button>
      }
    >
      {text}
    </Banner>
  );
}

function Down() {
  const words = useWords().link;
  const { engine } = useSession();
  const link = useLive((state) => state.link);
  const retryAt = useLive((state) => state.retryAt);
  const isDown = link !== 'online';
  const [isLong, setLong] = useState(false);
  const now = useNow(1_000);
  useEffect(() => {
    if (!isDown) {
      setLong(false);
      return;
    }
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isDown]);
  if (!isDown || !isLong) return null;
  const seconds = retryAt === null ? null : Math.max(0, Math.ceil((retryAt - now) / 1_000));
  return (
    <Banner
      tone="warn"
      actions={
        <Button isSmall onClick={() => engine.wake()}>
          {words.retryNow}
        </Button>
      }
    >
      {words.offline}{' '}
      <span aria-live="off">{seconds === null ? words.connecting : words.retryIn(seconds)}</span>
    </Banner>
  );
}
