import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useActions } from '../actions/actions-context.ts';
import { Composer } from '../composer/composer.tsx';
import { Conflicts } from '../composer/conflicts.tsx';
import { draftOf } from '../composer/drafts.ts';
import { useLive, useSession } from '../session/context.ts';
import { SearchBar } from '../thread/search-bar.tsx';
import { Thread } from '../thread/thread.tsx';
import { useThreadSearch } from '../thread/use-thread-search.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Banner, Blank, Loading } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';
import { ChatHeader } from './chat-header.tsx';
import { useChatKeys } from './chat-keys.ts';
import { useIsGone } from './use-open-thread.ts';
import './chat.css';

type ChatProps = {
  conversationId: string;
  isPanelShown: boolean;
  onTogglePanel: () => void;
  onBack: () => void;
};

/** One chat with everything that belongs to it. */
export function Chat({ conversationId, ...rest }: ChatProps) {
  const words = useWords().thread;
  const conversation = useLive((state) => state.conversations.get(conversationId));
  const isGone = useIsGone(conversationId);
  if (conversation) return <OpenChat conversation={conversation} {...rest} />;
  return isGone ? <Blank title={words.gone} /> : <Loading label={words.loading} />;
}

type OpenChatProps = Omit<ChatProps, 'conversationId'> & { conversation: Conversation };

function OpenChat({ conversation, isPanelShown, onTogglePanel, onBack }: OpenChatProps) {
  const words = useWords().actions;
  const { desk } = useSession();
  const { notices, dismiss } = useActions();
  const search = useThreadSearch(conversation.id);
  const notice = notices.get(conversation.id);
  const keys = useChatKeys();
  const { open } = search;
  useEffect(() => keys.hear('search', open), [keys, open]);

  const onReply = (message: Message) => {
    const draft = draftOf(desk.drafts.get(), conversation.id);
    desk.writeDraft(conversation.id, { ...draft, replyToId: message.id });
    keys.press('composer');
  };

  return (
    <>
      <ChatHeader
        conversation={conversation}
        isPanelShown={isPanelShown}
        onTogglePanel={onTogglePanel}
        onSearch={search.open}
        onBack={onBack}
      />
      {notice ? (
        <Banner
          tone="warn"
          isUrgent
          actions={
            <IconButton
              label={words.dismiss}
              icon={<X aria-hidden />}
              onClick={() => dismiss(conversation.id)}
            />
          }
        >
          {notice}
        </Banner>
      ) : null}
      <SearchBar search={search} />
      <Thread conversation={conversation} search={search} onReply={onReply} />
      <Conflicts conversation={conversation} />
      <Composer conversation={conversation} />
    </>
  );
}
