import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { useState } from 'react';
import { visitorName } from '../lists/preview.ts';

type NewsProps = { conversation: Conversation; messages: readonly Message[] };

/** Reads a visitor's new message aloud; the drawn list is silent, because scrolling changes it too. */
export function NewMessageNews({ conversation, messages }: NewsProps) {
  const last = messages.at(-1);
  const [knownSeq] = useState(last?.seq ?? 0);
  const isNew = last !== undefined && last.seq > knownSeq && last.author.kind === 'visitor';
  return (
    <p className="only-heard" aria-live="polite">
      {isNew ? `${visitorName(conversation)}: ${last.text}` : ''}
    </p>
  );
}
