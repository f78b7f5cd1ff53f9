import { playSound, unlockSound } from './browser/sound.ts';
import { createTellings } from './browser/tellings.ts';
import type { Bridge, CallInput, CallName, CallOutput, TellingName } from './contract.ts';
import { openRemoteEngine } from './electron/engine.ts';
import { createShellCalls } from './electron/shell-calls.ts';
import type { Shell } from './shell-wire.ts';

/** The bridge as the desktop shell honours it. */
export function electronBridge(shell: Shell): Bridge {
  const { tell, on } = createTellings();
  const calls = createShellCalls(shell, (name, body) => tell(name as TellingName, body as never));
  unlockSound();
  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>) {
      // Only a page can make a sound.
      const answer =
        name === 'playSound'
          ? playSound((input as CallInput<'playSound'>).sound)
          : await calls.ask(name, input);
      return answer as CallOutput<Name>;
    },
    on,
    openEngine: async (parts) => openRemoteEngine(calls, parts),
  };
}
