import { useSyncExternalStore } from 'react';

type Ticker = { now: number; listeners: Set<() => void>; stop: () => void };

const tickers = new Map<number, Ticker>();

function subscribe(everyMs: number, listener: () => void): () => void {
  let ticker = tickers.get(everyMs);
  if (!ticker) {
    const listeners = new Set<() => void>();
    const timer = setInterval(() => {
      const running = tickers.get(everyMs);
      if (running) running.now = Date.now();
      for (const each of listeners) each();
    }, everyMs);
    ticker = { now: Date.now(), listeners, stop: () => clearInterval(timer) };
    tickers.set(everyMs, ticker);
  }
  const { listeners, stop } = ticker;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop();
    tickers.delete(everyMs);
  };
}

const subscribers = new Map<number, (listener: () => void) => () => void>();
const startedAt = Date.now();

/** Milliseconds since the epoch, moving every so often; everyone who asks for the same pace shares one timer. */
export function useNow(everyMs: number): number {
  let subscriber = subscribers.get(everyMs);
  if (!subscriber) {
    subscriber = (listener) => subscribe(everyMs, listener);
    subscribers.set(everyMs, subscriber);
  }
  return useSyncExternalStore(subscriber, () => tickers.get(everyMs)?.now ?? startedAt);
}
