import { maxWatched } from '../rules/limits.ts';
import type { Ask } from './ask.ts';
import type { Keeper } from './keeper.ts';

export type WatchingParts = { keeper: Keeper; ask: Ask; onTrouble(error: unknown): void };

/** Tells the server which threads an agent holds, so that what happens in them comes in full; visitors hear all of theirs. */
export type Watching = {
  /** After threads were opened or closed. */
  tell(): void;
  /** On a new link, which has nothing open yet. */
  tellAnew(): void;
};

export function createWatching({ keeper, ask, onTrouble }: WatchingParts): Watching {
  let told = '';

  function tell(): void {
    const { me, link, threads } = keeper.state;
    if (me?.kind !== 'agent' || link !== 'online') return;
    // Of too many, those opened last; the others follow by what lists hear of them.
    const conversationIds = [...threads.keys()].slice(-maxWatched);
    const key = conversationIds.join();
    if (key === told) return;
    told = key;
    ask('watchConversations', { conversationIds }).catch(onTrouble);
  }

  return {
    tell,
    tellAnew() {
      told = '';
      tell();
    },
  };
}
