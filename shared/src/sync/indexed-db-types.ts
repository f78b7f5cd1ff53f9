/** What is used of IndexedDB and BroadcastChannel, so that `shared` needs no browser's types. */
export type Request<Value> = {
  result: Value;
  error: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
};

export type Cursor = { value: unknown; continue(): void };

export type Index = {
  getAll(query?: unknown): Request<unknown[]>;
  getAllKeys(query?: unknown): Request<unknown[]>;
  openCursor(range: unknown, direction: 'prev'): Request<Cursor | null>;
};

export type Table = Index & {
  get(key: string): Request<unknown>;
  put(row: unknown, key?: string): unknown;
  delete(key: unknown): unknown;
  clear(): unknown;
  index(name: string): Index;
  createIndex(name: string, path: string | string[]): unknown;
};

export type Transaction = {
  objectStore(name: string): Table;
  abort(): void;
  error: unknown;
  oncomplete: (() => void) | null;
  onabort: (() => void) | null;
};

export type Database = {
  transaction(
    names: readonly string[],
    mode: 'readonly' | 'readwrite',
    options?: { durability: 'strict' | 'relaxed' },
  ): Transaction;
  createObjectStore(name: string, options?: { keyPath: string }): Table;
  close(): void;
  onversionchange: (() => void) | null;
  onclose: (() => void) | null;
};

export type OpenRequest = Request<Database> & {
  onupgradeneeded: (() => void) | null;
};

export type Channel = {
  postMessage(message: unknown): void;
  onmessage: (() => void) | null;
  close(): void;
};

/** The globals of a browser that the store works with. */
export type BrowserStorage = {
  indexedDB: { open(name: string, version: number): OpenRequest };
  IDBKeyRange: {
    bound(from: unknown, to: unknown, isFromOpen: boolean, isToOpen: boolean): unknown;
  };
  BroadcastChannel: new (name: string) => Channel;
};
