import type { EngineTelling, EngineTellingName } from '../engine-contract.ts';
import type { Shell } from '../shell-wire.ts';

type EngineEar = <Name extends EngineTellingName>(name: Name, body: EngineTelling<Name>) => void;

/** The page's side of the way to the main process. */
export type ShellCalls = {
  /** @throws where the call was refused, with the reason */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Hears what the engine tells; one ear at a time. */
  hearEngine(ear: EngineEar): void;
};

/** @param onTold hears what does not come from the engine */
export function createShellCalls(
  shell: Shell,
  onTold: (name: string, body: unknown) => void,
): ShellCalls {
  let engineEar: EngineEar = () => undefined;
  shell.hear((name, body) => {
    if (name.startsWith('engine')) engineEar(name as EngineTellingName, body as never);
    else onTold(name, body);
  });
  return {
    async ask(name, input) {
      const answer = await shell.call(name, input);
      if (answer.ok) return answer.value;
      throw new Error(`${answer.error.code}: ${answer.error.message}`);
    },
    hearEngine(ear) {
      engineEar = ear;
    },
  };
}
