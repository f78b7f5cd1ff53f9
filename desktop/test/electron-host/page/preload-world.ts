import { makeCodec } from './codec.ts';
import { makeCrossing } from './crossing.ts';
import { makeEmitter } from './emitter.ts';
import { watchLinks } from './links.ts';
import { joinWorlds } from './world-wire.ts';

/** What the preload’s world tells the main process. */
export type FromPage =
  | { kind: 'send'; channel: string; values: string }
  | { kind: 'invoke'; id: number; channel: string; values: string }
  | { kind: 'permission'; id: number; permission: string }
  | { kind: 'open'; url: string; name: string; features: string; disposition: string }
  | { kind: 'preload-error'; message: string; stack: string }
  | { kind: 'close' };

type PreloadBoot = { token: string; path: string; process: Record<string, unknown> };

/** A preload as CommonJS wraps it: `require`, `process`, `module`, `exports`. */
type Preload = (...inside: [(id: string) => unknown, object, object, object]) => void;

type Inside = { hostSend?: (text: string) => void; hostReceive?: (...values: never[]) => void };

/** Runs in a world of its own before the page’s scripts: gives the preload its `electron` and runs it. */
export function startPreloadWorld({ token, path, process }: PreloadBoot, preload: Preload): void {
  if (window !== window.top) return;
  const wire = joinWorlds(token, 'preload');
  const { wrap } = makeCrossing(wire);
  const { encode, decode } = makeCodec();
  const inside = globalThis as Inside;
  const send = inside.hostSend;
  delete inside.hostSend;
  const tell = (message: FromPage) => send?.(JSON.stringify(message));

  const notEmulated = (what: string) => () => {
    throw new Error(`electron-host: ${what} is not emulated`);
  };
  const withGaps = (name: string, object: object) =>
    new Proxy(object, {
      get: (target, key) =>
        key in target || typeof key === 'symbol'
          ? (target as Record<PropertyKey, unknown>)[key]
          : notEmulated(`${name}.${key}`)(),
    });

  let lastId = 0;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const emitter = makeEmitter();
  const ipcRenderer = withGaps('ipcRenderer', {
    ...emitter,
    send: (channel: string, ...values: unknown[]) =>
      tell({ kind: 'send', channel, values: encode(values) }),
    async invoke(channel: string, ...values: unknown[]) {
      const id = ++lastId;
      const text = encode(values);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        tell({ kind: 'invoke', id, channel, values: text });
      });
    },
  });
  const receive = {
    event: (channel: string, values: string) =>
      emitter.emit(channel, { sender: ipcRenderer, ports: [] }, ...(decode(values) as unknown[])),
    answered(id: number, value: string) {
      waiting.get(id)?.resolve(decode(value));
      waiting.delete(id);
    },
    failed(id: number, message: string) {
      waiting.get(id)?.reject(new Error(message));
      waiting.delete(id);
    },
    permission: (id: number, value: boolean) => wire.post('answer', { id, value }),
  };
  inside.hostReceive = (kind: keyof typeof receive, first: never, second: never) =>
    receive[kind](first, second);

  wire.listen<{ id: number; permission: string }>('permission', (asked) =>
    tell({ kind: 'permission', ...asked }),
  );
  wire.listen('close', () => tell({ kind: 'close' }));
  const open = (what: { url: string; name: string; features: string; disposition: string }) =>
    tell({ kind: 'open', ...what });
  wire.listen('open', open);
  watchLinks(open);

  const contextBridge = withGaps('contextBridge', {
    exposeInMainWorld(key: string, value: unknown) {
      let refusal: string | undefined;
      wire.listen<string>('exposed', (said) => {
        refusal = said;
      });
      wire.post('expose', { key, value: wrap(value) });
      if (refusal === undefined) throw new Error('electron-host: the page’s world is not ready');
      if (refusal) throw new Error(refusal);
    },
  });
  const modules: Record<string, unknown> = { electron: { contextBridge, ipcRenderer } };
  const require = (id: string) => modules[id] ?? notEmulated(`require('${id}') in a preload`)();
  try {
    preload(require, process, { exports: {} }, {});
  } catch (error) {
    const { message, stack = '' } = error as Error;
    console.error(`Unable to load preload script: ${path}`, error);
    tell({ kind: 'preload-error', message, stack });
  }
}
