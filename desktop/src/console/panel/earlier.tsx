import type { Conversation } from '@deskbell/shared/model/conversation';
import { previewOf } from '../lists/preview.ts';
import { useLive, useSession } from '../session/context.ts';
import { areSame } from '../state/use-source.ts';
import { openTab } from '../tabs/tabs.ts';
import { useSystemLine } from '../thread/use-system-line.ts';
import { useSpoken } from '../words/words.tsx';

const shown = 8;

/** Other conversations of the same visitor that are known here, newest first. */
export function useEarlier(conversation: Conversation): readonly Conversation[] {
  return useLive(
    (state) =>
      [...state.conversations.values()]
        .filter(
          ({ id, visitorId }) => visitorId === conversation.visitorId && id !== conversation.id,
        )
        .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
        .slice(0, shown),
    areSame,
  );
}

/** Conversations to go to, each in one line. */
export function Earlier({ others }: { others: readonly Conversation[] }) {
  const { words, formats } = useSpoken();
  const { me, desk } = useSession();
  const writeSystem = useSystemLine();
  return (
    <ul className="earlier">
      {others.map((other) => (
        <li key={other.id}>
          <button type="button" onClick={() => desk.changeTabs((tabs) => openTab(tabs, other.id))}>
            <span className="earlier-text" dir="auto">
              {previewOf(other, { words, meId: me.id, writeSystem })}
            </span>
            <time dateTime={other.updatedAt}>{formats.medium(other.updatedAt)}</time>
          </button>
        </li>
      ))}
    </ul>
  );
}
