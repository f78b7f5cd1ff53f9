/** A map under change: copied at the first write, so that what nobody touched stays the very same object. */
export type Edit<Value> = {
  get(id: string): Value | undefined;
  has(id: string): boolean;
  set(id: string, value: Value): void;
  delete(id: string): void;
  values(): Iterable<Value>;
  done(): ReadonlyMap<string, Value>;
};

export function edit<Value>(base: ReadonlyMap<string, Value>): Edit<Value> {
  let copy: Map<string, Value> | null = null;
  const write = () => {
    copy ??= new Map(base);
    return copy;
  };
  const read = () => copy ?? base;
  return {
    get: (id) => read().get(id),
    has: (id) => read().has(id),
    set: (id, value) => void write().set(id, value),
    delete: (id) => {
      if (read().has(id)) write().delete(id);
    },
    values: () => read().values(),
    done: read,
  };
}
