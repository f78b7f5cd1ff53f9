import type { Outgoing } from '@deskbell/shared/sync/store';
import { useState } from 'react';
import { useGround } from '../session/context.ts';
import { Button } from '../ui/button.tsx';
import { useWords } from '../words/words.tsx';

/** Messages that were written but never sent before the session ended. */
export function Unsent({ unsent }: { unsent: readonly Outgoing[] }) {
  const { bridge } = useGround();
  const words = useWords().signIn;
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await bridge.call('copyText', { text: unsent.map(({ text }) => text).join('\n\n') });
    setCopied(true);
  };
  return (
    <section className="unsent" aria-labelledby="unsent-title">
      <h2 id="unsent-title" className="unsent-title">
        {words.unsentTitle(unsent.length)}
      </h2>
      <p>{words.unsentLead(unsent.length)}</p>
      <ul className="unsent-list">
        {unsent.map(({ id, text }) => (
          <li key={id} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <Button isSmall onClick={() => void copy()}>
        {isCopied ? words.copied : words.copy}
      </Button>
    </section>
  );
}
