import { join } from 'node:path';
import { type UtilityProcess, utilityProcess } from 'electron';
import type { RequestInput, RequestName } from '../engine/requests.ts';
import type { Answered, Said } from '../engine/wire.ts';

export type Ask = <Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
) => Promise<Answered<Name>>;

/** The engine in its process, as the main process sees it. */
export type EngineProcess = {
  ask: Ask;
  /** Ends it in order: what is not written yet is. */
  shutDown(): Promise<void>;
};

type Heard = {
  onTelling(name: string, body: unknown): void;
  /** It ended by itself; the next request starts it anew. */
  onLost(): void;
};
type Waiting = Map<number, (answer: Answered) => void>;

const lost: Answered = { ok: false, version: 0, error: null, message: 'the engine has ended' };
const shutDownWithinMs = 3_000;

export function startEngineProcess(folder: string, heard: Heard): EngineProcess {
  const waiting: Waiting = new Map();
  let lastId = 0;
  let isLeaving = false;
  let child: UtilityProcess | null = null;

  function start(): UtilityProcess {
    const started = utilityProcess.fork(join(import.meta.dirname, 'engine.js'), [folder], {
      serviceName: 'Deskbell engine',
    });
    started.on('message', (said: Said) => {
      if (said.kind === 'telling') heard.onTelling(said.name, said.body);
      else take(said.id, said.answer);
    });
    started.on('exit', (code) => {
      child = null;
      for (const id of [...waiting.keys()]) take(id, lost);
      if (isLeaving) return;
      console.error(`the engine has ended (${code})`);
      heard.onLost();
    });
    return started;
  }

  function take(id: number, answer: Answered): void {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  }

  const ask = ((name, input) =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve as (answer: Answered) => void);
      child ??= start();
      child.postMessage({ id, name, input });
    })) as Ask;

  return {
    ask,
    async shutDown() {
      isLeaving = true;
      if (!child) return;
      const isDown = ask('shutDown', {});
      const isLate = new Promise((resolve) => setTimeout(resolve, shutDownWithinMs));
      await Promise.race([isDown, isLate]);
      child?.kill();
    },
  };
}
