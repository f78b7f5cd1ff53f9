import type { WorldWire } from './world-wire.ts';

type Wrapped =
  | { kind: 'value' | 'error'; value?: unknown }
  | { kind: 'array'; at: number; items: Wrapped[] }
  | { kind: 'again'; at: number }
  | { kind: 'object'; at: number; entries: [string, Wrapped][] }
  | Live;
type Live = { kind: 'function' | 'promise' | 'theirs'; id: number };
type Settled = { id: number; isDone: boolean; value: Wrapped };
type Returned = { call: number; isDone: boolean; value: Wrapped };
type Callable = (...values: unknown[]) => unknown;

/** What crosses the contextBridge: data is copied, functions and promises are reached from afar, prototypes are lost. */
export function makeCrossing({ post, listen }: WorldWire) {
  const mine = new Map<number, Callable>();
  const idOfMine = new Map<Callable, number>();
  const idOfTheirs = new WeakMap<Callable, number>();
  const waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: unknown): void }
  >();
  const returns = new Map<number, (returned: Returned) => void>();
  let lastId = 0;

  function wrap(value: unknown, seen = new Map<object, number>()): Wrapped {
    if (typeof value === 'function') return wrapFunction(value as Callable);
    if (typeof value === 'symbol') return { kind: 'value' };
    if (typeof value !== 'object' || value === null) return { kind: 'value', value };
    return wrapObject(value, seen);
  }

  function wrapObject(value: object, seen: Map<object, number>): Wrapped {
    if (value instanceof Promise) return wrapPromise(value);
    if (value instanceof Error) return { kind: 'error', value: value.message };
    if (value instanceof Node)
      throw new Error('electron-host: DOM nodes over the contextBridge are not emulated');
    const tag = Object.prototype.toString.call(value);
    if (!['[object Object]', '[object Array]'].includes(tag))
      return { kind: 'value', value: structuredClone(value) };
    const known = seen.get(value);
    if (known !== undefined) return { kind: 'again', at: known };
    const at = seen.size;
    seen.set(value, at);
    if (Array.isArray(value))
      return { kind: 'array', at, items: value.map((one) => wrap(one, seen)) };
    const entries = Object.entries(value);
    return { kind: 'object', at, entries: entries.map(([key, one]) => [key, wrap(one, seen)]) };
  }

  function wrapFunction(value: Callable): Wrapped {
    const theirs = idOfTheirs.get(value);
    if (theirs !== undefined) return { kind: 'theirs', id: theirs };
    const id = idOfMine.get(value) ?? ++lastId;
    idOfMine.set(value, id);
    mine.set(id, value);
    return { kind: 'function', id };
  }

  function wrapPromise(value: Promise<unknown>): Wrapped {
    const id = ++lastId;
    const settle = (isDone: boolean) => (result: unknown) =>
      post('settled', { id, isDone, value: wrap(result) });
    value.then(settle(true), settle(false));
    return { kind: 'promise', id };
  }

  function unwrap(wrapped: Wrapped, made = new Map<number, unknown>()): unknown {
    switch (wrapped.kind) {
      case 'value':
        return wrapped.value;
      case 'error':
        return new Error(String(wrapped.value));
      case 'again':
        return made.get(wrapped.at);
      case 'array': {
        const items: unknown[] = [];
        made.set(wrapped.at, items);
        for (const item of wrapped.items) items.push(unwrap(item, made));
        return items;
      }
      case 'object': {
        const object: Record<string, unknown> = {};
        made.set(wrapped.at, object);
        for (const [key, one] of wrapped.entries) object[key] = unwrap(one, made);
        return object;
      }
      default:
        return unwrapLive(wrapped);
    }
  }

  function unwrapLive({ kind, id }: Live): unknown {
    if (kind === 'theirs') return mine.get(id);
    if (kind === 'function') return reach(id);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }

  function reach(id: number): Callable {
    const proxy: Callable = (...values) => {
      const call = ++lastId;
      let returned: Returned | undefined;
      returns.set(call, (answer) => {
        returned = answer;
      });
      post('call', { id, call, values: wrap(values) });
      returns.delete(call);
      if (!returned) throw new Error('electron-host: the other side of the contextBridge is gone');
      if (!returned.isDone) throw unwrap(returned.value);
      return unwrap(returned.value);
    };
    idOfTheirs.set(proxy, id);
    return proxy;
  }

  listen<Returned>('returned', (returned) => returns.get(returned.call)?.(returned));
  listen<Settled>('settled', ({ id, isDone, value }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (isDone) one?.resolve(unwrap(value));
    else one?.reject(unwrap(value));
  });
  listen<{ id: number; call: number; values: Wrapped }>('call', ({ id, call, values }) => {
    try {
      const value = wrap(mine.get(id)?.(...(unwrap(values) as unknown[])));
      post('returned', { call, isDone: true, value });
    } catch (error) {
      post('returned', { call, isDone: false, value: wrap(error) });
    }
  });

  return { wrap, unwrap };
}
