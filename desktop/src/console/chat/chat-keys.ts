import { createContext, useContext } from 'react';

type ChatKey = 'search' | 'composer' | 'noteMode';

/** Carries shortcuts to the chat that is shown. */
export type ChatKeys = {
  press(key: ChatKey): void;
  /** Presses the key in the chat that is about to be shown. */
  pressNext(key: ChatKey): void;
  /** Returns the way to stop. */
  hear(key: ChatKey, run: () => void): () => void;
};

export function createChatKeys(): ChatKeys {
  const ears = new Map<ChatKey, () => void>();
  let next: ChatKey | null = null;
  return {
    pressNext(key) {
      next = key;
    },
    press: (key) => ears.get(key)?.(),
    hear(key, run) {
      ears.set(key, run);
      if (next === key) {
        next = null;
        run();
      }
      return () => {
        if (ears.get(key) === run) ears.delete(key);
      };
    },
  };
}

export const ChatKeysContext = createContext<ChatKeys>(createChatKeys());

export const useChatKeys = (): ChatKeys => useContext(ChatKeysContext);
