import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Author } from '@deskbell/shared/model/message';
import { useCallback } from 'react';
import { visitorName } from '../lists/preview.ts';
import { useLive, useSession } from '../session/context.ts';
import { useWords } from '../words/words.tsx';

/** Names people by id: "You" for the own agent, colleagues by name, even those who have left. */
export function useAgentName(conversation?: Conversation): (agentId: string | undefined) => string {
  const { me } = useSession();
  const agents = useLive((state) => state.agents);
  const words = useWords().thread;
  return useCallback(
    (agentId) => {
      if (agentId === me.id) return words.you;
      const face = conversation?.agents.find(({ id }) => id === agentId);
      return agents.get(agentId ?? '')?.name ?? face?.name ?? words.formerAgent;
    },
    [me.id, agents, words, conversation],
  );
}

/** Names the author of a message of this conversation. */
export function useAuthorName(conversation: Conversation): (author: Author) => string {
  const agentName = useAgentName(conversation);
  return useCallback(
    (author) => (author.kind === 'visitor' ? visitorName(conversation) : agentName(author.id)),
    [agentName, conversation],
  );
}
