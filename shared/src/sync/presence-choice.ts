import type { PresenceStatus } from '../model/presence.ts';
import { isLinkLoss } from './ask.ts';
import type { Keeper } from './keeper.ts';
import { readerKey } from './merge.ts';

/**
 * The server forgets what an agent chose to show when it restarts, or a while after their last connection has gone: who
 * was away would be online again and get chats. So every connect repeats what was last chosen, or told, here.
 */
export type PresenceChoice = {
  /** Tells the server by `tell`; what a lost link leaves untold is kept for the next welcome. */
  choose<Answer>(status: PresenceStatus, tell: () => Promise<Answer>): Promise<Answer>;
  /** What to tell the server that has just welcomed this client, from the state as it was before; null for nothing. */
  due(): PresenceStatus | null;
  /** Someone else is here now. */
  forget(): void;
};

export function createPresenceChoice(keeper: Keeper): PresenceChoice {
  /** What the server has not confirmed. */
  let wanted: PresenceStatus | null = null;

  return {
    async choose(status, tell) {
      wanted = status;
      try {
        const answer = await tell();
        if (wanted === status) wanted = null;
        return answer;
      } catch (error) {
        if (wanted === status && !isLinkLoss(error)) wanted = null;
        throw error;
      }
    },
    due() {
      const { me, presences } = keeper.state;
      const told = me?.kind === 'agent' ? presences.get(readerKey(me))?.status : undefined;
      // Online is what the server takes everyone for; repeating it might undo what another device chose since.
      if (told && told !== 'online') wanted ??= told;
      return wanted;
    },
    forget() {
      wanted = null;
    },
  };
}
