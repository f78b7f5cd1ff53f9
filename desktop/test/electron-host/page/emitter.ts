type Listener = (...values: unknown[]) => void;

/** Node’s events, as far as a preload uses them. */
export function makeEmitter() {
  const all = new Map<string, Listener[]>();
  const emitter = {
    on(name: string, listener: Listener) {
      all.set(name, [...(all.get(name) ?? []), listener]);
      return emitter;
    },
    off(name: string, listener: Listener) {
      const left = (all.get(name) ?? []).filter((one) => one !== listener);
      all.set(name, left);
      return emitter;
    },
    once(name: string, listener: Listener) {
      const wrapped: Listener = (...values) => {
        emitter.off(name, wrapped);
        listener(...values);
      };
      return emitter.on(name, wrapped);
    },
    removeListener: (name: string, listener: Listener) => emitter.off(name, listener),
    removeAllListeners(name: string) {
      all.delete(name);
      return emitter;
    },
    emit(name: string, ...values: unknown[]) {
      for (const listener of all.get(name) ?? []) listener(...values);
    },
  };
  return emitter;
}
