import { setBadge } from './browser/badge.ts';
import { openBrowserEngine } from './browser/engine.ts';
import { watchIdle } from './browser/idle.ts';
import { keep, readKept, watchKept } from './browser/kept.ts';
import { askPermission, notify, readPermission, withdraw } from './browser/notifications.ts';
import { forgetSession, readSession, signIn, signOut, watchSession } from './browser/session.ts';
import { playSound, unlockSound } from './browser/sound.ts';
import { createTellings } from './browser/tellings.ts';
import type { Bridge, CallHandlers } from './contract.ts';

/** The bridge as a plain browser tab can honour it. */
export function browserBridge(): Bridge {
  const { tell, on } = createTellings();
  const handlers: CallHandlers = {
    describe: async () => ({
      serverUrl: window.location.origin,
      isServerFixed: true,
      isMac: /Mac|iPhone|iPad/.test(navigator.userAgent),
      hasReservedKeys: true,
    }),
    readKept: async () => ({ entries: readKept() }),
    keep: async ({ key, value }) => keep(key, value),
    readSession: async () => ({ agent: readSession()?.agent ?? null }),
    signIn,
    signOut,
    forgetSession,
    setBadge: async ({ count }) => setBadge(count),
    playSound: async ({ sound }) => playSound(sound),
    readPermission: async () => ({ permission: readPermission() }),
    askPermission: async () => ({ permission: await askPermission() }),
    notify: async (input) =>
      notify(input, () => tell('notificationOpened', { conversationId: input.conversationId })),
    withdraw: async ({ conversationId }) => withdraw(conversationId),
    openLink: async ({ url }) => {
      window.open(url, '_blank', 'noopener,noreferrer');
      return {};
    },
    copyText: async ({ text }) => {
      await navigator.clipboard.writeText(text);
      return {};
    },
  };
  unlockSound();
  watchIdle((isIdle) => tell('idleChanged', { isIdle }));
  watchKept((key, value) => tell('keptElsewhere', { key, value }));
  watchSession(() => tell('sessionEnded', {}));
  return {
    call: (name, input) => handlers[name](input),
    on,
    openEngine: openBrowserEngine,
  };
}
