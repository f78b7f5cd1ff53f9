/** Something that has a state and says when it is replaced; the sync engine fits too. */
export type Source<State> = {
  get(): State;
  subscribe(listener: () => void): () => void;
};

export type Cell<State> = Source<State> & {
  set(next: State): void;
};

export function createCell<State>(first: State): Cell<State> {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
