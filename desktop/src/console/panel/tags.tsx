import type { Conversation } from '@deskbell/shared/model/conversation';
import { maxTagLength, maxTags } from '@deskbell/shared/rules/limits';
import { X } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useActions } from '../actions/actions-context.ts';
import { tagsOf } from '../lists/use-counts.ts';
import { useLive, useSession } from '../session/context.ts';
import { useWords } from '../words/words.tsx';

/** The tags of a conversation; a new one is typed, known ones are offered. */
export function Tags({ conversation }: { conversation: Conversation }) {
  const words = useWords().panel;
  const listId = useId();
  const { engine } = useSession();
  const { attempt } = useActions();
  const conversations = useLive((state) => state.conversations);
  const known = useMemo(() => tagsOf(conversations.values()), [conversations]);
  const [text, setText] = useState('');
  const tags = conversation.tags ?? [];

  const save = (next: string[]) =>
    attempt(conversation.id, () =>
      engine.call('tagConversation', { conversationId: conversation.id, tags: next }),
    );
  const add = async () => {
    const tag = text.trim();
    if (tag === '') return;
    if (tags.includes(tag) || (await save([...tags, tag]))) setText('');
  };

  return (
    <div className="tags">
      {tags.map((tag) => (
        <span key={tag} className="chip" dir="auto">
          {tag}
          <button
            type="button"
            aria-label={words.removeTag(tag)}
            onClick={() => void save(tags.filter((other) => other !== tag))}
          >
            <X aria-hidden />
          </button>
        </span>
      ))}
      {tags.length < maxTags ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <input
            className="tag-input"
            aria-label={words.addTag}
            placeholder={words.addTag}
            list={listId}
            maxLength={maxTagLength}
            dir={text === '' ? undefined : 'auto'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <datalist id={listId}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </form>
      ) : null}
    </div>
  );
}
