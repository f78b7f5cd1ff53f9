/** Which chat is being read in another window of this browser. */
export type Looks = {
  /** Tells the other windows what is read here; `null` where nobody looks. */
  show(conversationId: string | null): void;
  isReadElsewhere(conversationId: string): boolean;
  stop(): void;
};

type Look = { window: string; conversationId: string | null };

/** Shares over `channel` what each window shows to somebody who looks at it. */
export function createLooks(channel: BroadcastChannel): Looks {
  const own = crypto.randomUUID();
  const others = new Map<string, string>();
  channel.onmessage = ({ data }: MessageEvent<Look>) => {
    if (data.conversationId === null) others.delete(data.window);
    // Only one window has the focus, so whoever looks at one has left the others.
    else {
      others.clear();
      others.set(data.window, data.conversationId);
    }
  };
  return {
    show(conversationId) {
      if (conversationId !== null) others.clear();
      channel.postMessage({ window: own, conversationId } satisfies Look);
    },
    isReadElsewhere: (conversationId) => [...others.values()].includes(conversationId),
    stop() {
      channel.postMessage({ window: own, conversationId: null } satisfies Look);
      channel.close();
    },
  };
}
