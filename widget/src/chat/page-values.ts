import type { PageStorage } from '@deskbell/shared/sync/page-storage';
import type { Port, ToPage } from '../door.ts';

/** What the host page keeps for this site: read here at once, written through the door. */
export type PageValues = {
  get(key: string): string | undefined;
  set(key: string, value: string | null): void;
  /** As `set`, but rejects, and leaves what was there before, where the page cannot keep the value. */
  keep(key: string, value: string): Promise<void>;
  /** Puts a value for as long as this page stays, and asks nobody to keep it. */
  hold(key: string, value: string): void;
  /** The page's answer to the oldest write without one; tells whether `isFull` is another now. */
  kept(isKept: boolean): boolean;
  /** Whether the visitor's own words, unsent or on their way, were refused by the page's storage. */
  readonly isFull: boolean;
  keys(): string[];
  /** Takes over what another tab wrote. */
  take(key: string, value: string | null): void;
  /** Hears what other tabs write; returns the way to stop. */
  watch(listener: (key: string, value: string | null) => void): () => void;
};

/** What would be lost with the page: the text in the field, and messages that are on their way. */
const ownWords = /^(draft:|sync\.outgoing\.)/;

export function pageValues(stored: Map<string, string>, tell: Port<ToPage>): PageValues {
  const listeners = new Set<(key: string, value: string | null) => void>();
  const put = (key: string, value: string | null) =>
    value === null ? stored.delete(key) : stored.set(key, value);
  const unanswered: { key: string; value: string | null; resolve: (isKept: boolean) => void }[] =
    [];
  const refused = new Set<string>();
  const write = (key: string, value: string | null) => {
    if ((stored.get(key) ?? null) === value) return Promise.resolve(true);
    put(key, value);
    tell({ kind: 'store', key, value });
    return new Promise<boolean>((resolve) => unanswered.push({ key, value, resolve }));
  };
  return {
    get: (key) => stored.get(key),
    set: (key, value) => void write(key, value),
    async keep(key, value) {
      const before = stored.get(key) ?? null;
      if (await write(key, value)) return;
      if (stored.get(key) === value) put(key, before);
      throw new Error('the page cannot keep any more');
    },
    hold: put,
    kept(isKept) {
      const { key = '', value, resolve } = unanswered.shift() ?? {};
      const wasFull = refused.size > 0;
      const [kind] = ownWords.exec(key) ?? [];
      if (kind && isKept && value !== null) refused.delete(kind);
      if (kind && !isKept) refused.add(kind);
      resolve?.(isKept);
      return refused.size > 0 !== wasFull;
    },
    get isFull() {
      return refused.size > 0;
    },
    keys: () => [...stored.keys()],
    take(key, value) {
      put(key, value);
      for (const listener of listeners) listener(key, value);
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The page's values as the sync engine's store wants them. */
export function syncStorage(values: PageValues): PageStorage {
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: values.keep,
    removeItem: (key) => values.set(key, null),
    keys: values.keys,
    onChange: values.watch,
  };
}
