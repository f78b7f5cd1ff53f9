import type { PageStorage } from './page-storage.ts';

const prefix = 'sync.';

/** Rows in a page's storage, as JSON under `sync.<kind>.<id>`. */
export type PageRows = {
  /** The kind of row behind a storage key; undefined for keys of others. */
  kindOf(storageKey: string): string | undefined;
  get<Row>(key: string): Promise<Row | undefined>;
  /** Every row whose key starts with the kind. */
  all<Row>(kind: string): Promise<Row[]>;
  /** Takes old messages away to make room; rejects where even that is not enough. */
  put(key: string, row: object): Promise<void>;
  remove(key: string): Promise<void>;
  removeAll(isMeant: (kind: string, key: string) => boolean): Promise<void>;
  /** How many rows could not be read so far. */
  damaged(): number;
};

export function pageRows(storage: PageStorage, onTrouble: (error: unknown) => void): PageRows {
  let damaged = 0;

  async function keys(): Promise<string[]> {
    const all = await storage.keys();
    return all.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  async function setAside(key: string, text: string, error: unknown): Promise<void> {
    damaged += 1;
    onTrouble(error);
    await storage.removeItem(prefix + key);
    await storage.setItem(`aside.${prefix}${key}`, text);
  }

  async function get<Row>(key: string): Promise<Row | undefined> {
    const text = await storage.getItem(prefix + key);
    if (text === null) return undefined;
    try {
      return parseRow(text) as Row;
    } catch (error) {
      await setAside(key, text, error).catch(onTrouble);
      return undefined;
    }
  }

  async function put(key: string, row: object): Promise<void> {
    const text = JSON.stringify(row);
    try {
      await storage.setItem(prefix + key, text);
    } catch {
      await removeAll((kind, other) => kind === 'message' && other !== key);
      await storage.setItem(prefix + key, text);
    }
  }

  async function removeAll(isMeant: (kind: string, key: string) => boolean): Promise<void> {
    for (const key of await keys())
      if (isMeant(key.slice(0, key.indexOf('.')), key)) await storage.removeItem(prefix + key);
  }

  return {
    kindOf: (storageKey) =>
      storageKey.startsWith(prefix) ? storageKey.slice(prefix.length).split('.')[0] : undefined,
    get,
    async all<Row>(kind: string) {
      const found = (await keys()).filter((key) => key.startsWith(`${kind}.`));
      const rows = await Promise.all(found.map((key) => get<Row>(key)));
      return rows.filter((row) => row !== undefined) as Row[];
    },
    put,
    async remove(key) {
      await storage.removeItem(prefix + key);
    },
    removeAll,
    damaged: () => damaged,
  };
}

function parseRow(text: string): object {
  const row: unknown = JSON.parse(text);
  if (typeof row !== 'object' || row === null) throw new Error('a stored row is not an object');
  return row;
}
