import { forgetTyping } from './apply-volatile.ts';
import type { Ask } from './ask.ts';
import type { Keeper } from './keeper.ts';
import type { Timers } from './timers.ts';

/** The least time between two signs of typing, in ms. */
const everyMs = 2_000;

type Showing = { sentAt: number; preview: string | undefined; cancel: () => void };

/** Shows the other side that someone writes here, and forgets in time that someone writes there. */
export type TypingSigns = {
  show(conversationId: string, isTyping: boolean, preview?: string): void;
  /** Sets the alarm for the next sign that runs out. */
  watch(): void;
  /** Signs die with the link. */
  pause(): void;
};

export function createTyping(keeper: Keeper, timers: Timers, ask: Ask): TypingSigns {
  const showing = new Map<string, Showing>();
  let cancelAlarm: () => void = () => undefined;

  function tell(conversationId: string, isTyping: boolean, preview?: string): void {
    const sign = preview === undefined ? {} : { preview };
    // A sign of typing that does not arrive is worth nothing a moment later.
    ask('showTyping', { conversationId, isTyping, ...sign }).catch(() => undefined);
  }

  function start(conversationId: string, preview?: string): void {
    const now = timers.now();
    const shown = showing.get(conversationId);
    if (!shown) {
      showing.set(conversationId, { sentAt: now, preview, cancel: () => undefined });
      tell(conversationId, true, preview);
      return;
    }
    shown.preview = preview;
    shown.cancel();
    const send = () => {
      shown.sentAt = timers.now();
      tell(conversationId, true, shown.preview);
    };
    const waitMs = shown.sentAt + everyMs - now;
    if (waitMs <= 0) send();
    else shown.cancel = timers.after(waitMs, send);
  }

  function finish(conversationId: string): void {
    const shown = showing.get(conversationId);
    if (!shown) return;
    shown.cancel();
    showing.delete(conversationId);
    tell(conversationId, false);
  }

  function watch(): void {
    cancelAlarm();
    const dates = [...keeper.state.typing.values()].flat().map(({ until }) => until);
    if (dates.length === 0) return;
    cancelAlarm = timers.after(Math.min(...dates) - timers.now(), () => {
      keeper.change({ typing: forgetTyping(keeper.state.typing, timers.now()) });
      watch();
    });
  }

  return {
    show(conversationId, isTyping, preview) {
      if (keeper.state.link !== 'online') return;
      if (isTyping) start(conversationId, preview);
      else finish(conversationId);
    },
    watch,
    pause() {
      for (const { cancel } of showing.values()) cancel();
      showing.clear();
      keeper.change({ typing: new Map() });
    },
  };
}
