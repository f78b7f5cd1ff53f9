/** Runs against the page's own storage; answers nothing where the browser forbids it. */
export function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Everything the page keeps under a prefix, keys without it. */
export function keptUnder(prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  attempt(() => {
    for (const name in localStorage)
      if (name.startsWith(prefix)) found.set(name.slice(prefix.length), localStorage[name]);
  });
  return found;
}

/** Writes, or with null removes; answers whether the storage took it. */
export function keep(
  storage: 'localStorage' | 'sessionStorage',
  name: string,
  value: string | null,
) {
  return attempt(() => {
    if (value === null) delete window[storage][name];
    else window[storage][name] = value;
    return true;
  });
}
