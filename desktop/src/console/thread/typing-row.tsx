import type { Conversation } from '@deskbell/shared/model/conversation';
import { visitorName } from '../lists/preview.ts';
import { useLive, useSession } from '../session/context.ts';
import { areSame } from '../state/use-source.ts';
import { Dots } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';
import { useAgentName } from './author-name.ts';

/** Who is writing now, with the visitor's unsent text where the site shows it. */
export function TypingRow({ conversation }: { conversation: Conversation }) {
  const words = useWords().thread;
  const { me } = useSession();
  const agentName = useAgentName(conversation);
  const typing = useLive(
    (state) => (state.typing.get(conversation.id) ?? []).filter(({ who }) => who.id !== me.id),
    areSame,
  );
  if (typing.length === 0) return <div className="typing-row" />;
  return (
    <div className="typing-row">
      {typing.map(({ who, preview }) => {
        const name = who.kind === 'visitor' ? visitorName(conversation) : agentName(who.id);
        return (
          <p key={who.id} className="typing">
            <Dots />
            <span className="typing-name" dir="auto">
              {preview ? words.isTypingText(name) : words.isTyping(name)}
            </span>
            {preview ? (
              <span className="typing-text" dir="auto">
                {preview}
              </span>
            ) : null}
          </p>
        );
      })}
    </div>
  );
}
