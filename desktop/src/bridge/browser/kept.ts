const prefix = 'deskbell.console.';

/** All kept texts by key, without the prefix. */
export function readKept(): Record<string, string> {
  const entries: Record<string, string> = {};
  for (let index = 0; index < localStorage.length; index++) {
    const key = localStorage.key(index);
    const value = key?.startsWith(prefix) ? localStorage.getItem(key) : null;
    if (key && value !== null) entries[key.slice(prefix.length)] = value;
  }
  return entries;
}

/** Keeps one text, or forgets it; a full storage loses the text but never the page. */
export function keep(key: string, value: string | null): Record<string, never> {
  try {
    if (value === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, value);
  } catch (error) {
    console.warn('could not keep', key, error);
  }
  return {};
}

/** Calls back when another window keeps or forgets a text. */
export function watchKept(onKept: (key: string, value: string | null) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(prefix)) onKept(key.slice(prefix.length), newValue);
  });
}

/** Forgets what belongs to the signed-in agent; language and theme belong to the device. */
export function forgetPersonal(): void {
  for (const key of Object.keys(readKept())) if (key.startsWith('my.')) keep(key, null);
}
