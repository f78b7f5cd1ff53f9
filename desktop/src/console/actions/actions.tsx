import type { Conversation } from '@deskbell/shared/model/conversation';
import { CallFailed } from '@deskbell/shared/sync/call-failed';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useSession } from '../session/context.ts';
import { useAgentName } from '../thread/author-name.ts';
import { useWords } from '../words/words.tsx';
import { type Actions, ActionsContext, type Asking } from './actions-context.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import type { ActionName } from './possible.ts';
import { useActionWords } from './use-action-words.ts';

/** The actions on conversations, for the header, the palette and the keyboard alike. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const { engine, me } = useSession();
  const wordFailure = useFailureWords();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [notices, setNotices] = useState<ReadonlyMap<string, string>>(new Map());

  const note = useCallback((conversationId: string, text: string | null) => {
    setNotices((before) => {
      const after = new Map(before);
      if (text === null) after.delete(conversationId);
      else after.set(conversationId, text);
      return after;
    });
  }, []);

  const attempt = useCallback(
    async (conversationId: string, call: () => Promise<unknown>) => {
      note(conversationId, null);
      try {
        await call();
        return true;
      } catch (error) {
        note(conversationId, wordFailure(error, engine.state.conversations.get(conversationId)));
        return false;
      }
    },
    [engine, note, wordFailure],
  );

  const actions = useMemo((): Actions => {
    // What the agent has not seen is not put away: the server then answers `conflict`.
    const seen = (conversationId: string) => {
      const baseSeq = engine.state.threads.get(conversationId)?.messages.at(-1)?.seq;
      return baseSeq === undefined ? {} : { baseSeq };
    };
    const calls: Record<
      Exclude<ActionName, Asking['kind']>,
      (id: string, until?: string) => Promise<unknown>
    > = {
      accept: (conversationId) => engine.call('acceptConversation', { conversationId }),
      assignToMe: (conversationId) =>
        engine.call('assignConversation', { conversationId, agentId: me.id }),
      park: (conversationId, until) =>
        engine.call('parkConversation', {
          conversationId,
          ...(until ? { until } : {}),
          ...seen(conversationId),
        }),
      close: (conversationId) =>
        engine.call('closeConversation', { conversationId, ...seen(conversationId) }),
      reopen: (conversationId) => engine.call('reopenConversation', { conversationId }),
      archive: (conversationId) =>
        engine.call('archiveConversation', { conversationId, ...seen(conversationId) }),
      restore: (conversationId) => engine.call('restoreConversation', { conversationId }),
    };
    return {
      attempt,
      notices,
      dismiss: (conversationId) => note(conversationId, null),
      run(action, conversationId, until) {
        if (action === 'assign' || action === 'transfer')
          setAsking({ kind: action, conversationId });
        else void attempt(conversationId, () => calls[action](conversationId, until));
      },
    };
  }, [engine, me.id, attempt, notices, note]);

  return (
    <ActionsContext value={actions}>
      {children}
      {asking ? <HandOverDialog asking={asking} onClose={() => setAsking(null)} /> : null}
    </ActionsContext>
  );
}

/** Of two who accept, the slower one is told who has the chat. */
function useFailureWords() {
  const words = useWords().actions;
  const wordError = useActionWords();
  const agentName = useAgentName();
  return useCallback(
    (error: unknown, conversation: Conversation | undefined): string => {
      if (!(error instanceof CallFailed) || error.body.code !== 'alreadyTaken')
        return wordError(error);
      const params = error.body.params as { assigneeId?: string; conversation?: Conversation };
      const taker =
        params?.assigneeId ?? params?.conversation?.assigneeId ?? conversation?.assigneeId;
      return words.takenBy(agentName(taker ?? undefined));
    },
    [words, wordError, agentName],
  );
}
