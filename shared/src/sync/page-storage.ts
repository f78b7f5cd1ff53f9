type Soon<Value> = Value | Promise<Value>;

/** A page's storage as `page-store` needs it; it may answer later, such as over a port to another page. */
export type PageStorage = {
  getItem(key: string): Soon<string | null>;
  /** Throws or rejects where the storage is full. */
  setItem(key: string, value: string): Soon<void>;
  removeItem(key: string): Soon<void>;
  keys(): Soon<readonly string[]>;
  /** Hears the keys other tabs change; returns the way to stop. */
  onChange(listener: (key: string) => void): () => void;
};
