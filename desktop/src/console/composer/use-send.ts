import { maxTextLength } from '@deskbell/shared/rules/limits';
import { useState } from 'react';
import { useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { draftOf, noDraft } from './drafts.ts';

/**
 * Sends what is written in one conversation, and says what its author had seen. The text leaves the box at once; should
 * it not even reach the outbox, it comes back in front of what was written meanwhile, and `hasFailed` says so.
 */
export function useSend(conversationId: string) {
  const { engine, desk } = useSession();
  const canSend = useSource(desk.drafts, (drafts) => {
    const { text } = draftOf(drafts, conversationId);
    return text.trim() !== '' && text.length <= maxTextLength;
  });

  const [hasFailed, setFailed] = useState(false);

  const send = async () => {
    const draft = draftOf(desk.drafts.get(), conversationId);
    if (!canSend) return;
    desk.writeDraft(conversationId, { ...noDraft, isNote: draft.isNote });
    engine.showTyping(conversationId, false);
    const seen = engine.state.threads.get(conversationId)?.messages.at(-1)?.seq;
    try {
      await engine.send({
        conversationId,
        text: draft.text.trim(),
        kind: draft.isNote ? 'note' : 'text',
        ...(draft.replyToId === null ? {} : { replyToId: draft.replyToId }),
        ...(seen === undefined ? {} : { baseSeq: seen }),
      });
      setFailed(false);
    } catch (error) {
      console.warn('the message could not be kept', error);
      const since = draftOf(desk.drafts.get(), conversationId).text;
      const text = since === '' ? draft.text : `${draft.text}\n${since}`;
      desk.writeDraft(conversationId, { ...draft, text });
      setFailed(true);
    }
  };

  return { send, canSend, hasFailed };
}
