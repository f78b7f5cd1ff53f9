import { bytesAsText, makePlainKinds } from './codec-kinds.ts';

type Held = [kind: string, ...rest: unknown[]];
type Put = (part: unknown) => number;
type Get = (at: number) => unknown;
type Keyed = Record<string, unknown>;

/** One sort of value: how it is told from others, written and read. `keep` is called before its parts are read. */
export type Kind = {
  is(part: unknown): boolean;
  write(part: never, put: Put): unknown[];
  read(rest: never[], get: Get, keep: (value: unknown) => void): unknown;
};

/**
 * Structured clone over a text. The native `structuredClone` decides what may cross and what is lost on the way; this
 * only carries its result. It runs in Node and in the page alike.
 */
export function makeCodec() {
  const constants = [undefined, null, Number.NaN, Infinity, -Infinity, -0, true, false];
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };

  const fill = (target: object, pairs: [string, number][], get: Get) => {
    for (const [key, at] of pairs)
      Object.defineProperty(target, key, {
        value: get(at),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    return target;
  };
  const pairsOf = (part: object, put: Put) =>
    Object.entries(part as Keyed).map(([key, one]) => [key, put(one)]);

  const kinds: Record<string, Kind> = {
    ...makePlainKinds(),
    array: {
      is: Array.isArray,
      write: (part: unknown[], put) => [part.length, ...pairsOf(part, put)],
      read([length, ...pairs], get, keep) {
        const array: unknown[] = new Array(length);
        keep(array);
        return fill(array, pairs, get);
      },
    },
    map: {
      is: (part) => part instanceof Map,
      write: (part: Map<unknown, unknown>, put) =>
        [...part].map(([key, one]) => [put(key), put(one)]),
      read(pairs: [number, number][], get, keep) {
        const map = new Map();
        keep(map);
        for (const [key, one] of pairs) map.set(get(key), get(one));
        return map;
      },
    },
    set: {
      is: (part) => part instanceof Set,
      write: (part: Set<unknown>, put) => [...part].map(put),
      read(items: number[], get, keep) {
        const set = new Set();
        keep(set);
        for (const item of items) set.add(get(item));
        return set;
      },
    },
    bytes: {
      is: (part) => part instanceof Uint8Array,
      write: (part: Uint8Array) => [bytesAsText.write(part)],
      read: ([text]: string[]) => bytesAsText.read(text ?? ''),
    },
    object: {
      is: (part) => Object.prototype.toString.call(part) === '[object Object]',
      write: pairsOf,
      read(pairs: [string, number][], get, keep) {
        const object = {};
        keep(object);
        return fill(object, pairs, get);
      },
    },
  };

  function encode(value: unknown): string {
    const held: Held[] = [];
    const seen = new Map<unknown, number>();
    const put: Put = (part) => {
      const constant = constants.findIndex((one) => Object.is(one, part));
      if (constant >= 0) return -1 - constant;
      const known = seen.get(part);
      if (known !== undefined) return known;
      const [name, kind] = Object.entries(kinds).find(([, one]) => one.is(part)) ?? refuse();
      const at = held.push([name]) - 1;
      if (typeof part === 'object') seen.set(part, at);
      held[at] = [name, ...kind.write(part as never, put)];
      return at;
    };
    return JSON.stringify([put(clone(value)), held]);
  }

  function clone(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      return refuse();
    }
  }

  function decode(text: string): unknown {
    const [root, held] = JSON.parse(text) as [number, Held[]];
    const made = new Map<number, unknown>();
    const get: Get = (at) => {
      if (at < 0) return constants[-1 - at];
      if (made.has(at)) return made.get(at);
      const [name = '', ...rest] = held[at] ?? [];
      const value = kinds[name]?.read(rest as never[], get, (early) => made.set(at, early));
      made.set(at, value);
      return value;
    };
    return get(root);
  }

  return { encode, decode };
}
