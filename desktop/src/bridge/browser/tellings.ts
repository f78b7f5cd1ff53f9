import type { Bridge, Telling, TellingName } from '../contract.ts';

type Listeners = { [Name in TellingName]: Set<(body: Telling<Name>) => void> };

/** What the tab tells the console, and who listens. */
export function createTellings(): {
  tell<Name extends TellingName>(name: Name, body: Telling<Name>): void;
  on: Bridge['on'];
} {
  const listeners: Listeners = {
    notificationOpened: new Set(),
    idleChanged: new Set(),
    keptElsewhere: new Set(),
    sessionEnded: new Set(),
  };
  return {
    tell(name, body) {
      for (const listener of listeners[name]) listener(body);
    },
    on(name, listener) {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    },
  };
}
