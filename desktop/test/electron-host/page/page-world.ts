import { makeCrossing } from './crossing.ts';
import { joinWorlds } from './world-wire.ts';

/** Runs in the page’s own world before any of its scripts: takes what the preload exposes and asks the app before it opens anything. */
export function startPageWorld({ token }: { token: string }): void {
  if (window !== window.top) return;
  const wire = joinWorlds(token, 'page');
  const { unwrap } = makeCrossing(wire);

  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (Object.isFrozen(value)) return value;
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
    return value;
  };

  wire.listen<{ key: string; value: never }>('expose', ({ key, value }) => {
    if (Object.hasOwn(window, key)) {
      const refusal = 'Cannot bind an API on top of an existing property on the window object';
      return wire.post('exposed', refusal);
    }
    Object.defineProperty(window, key, { value: freeze(unwrap(value)), enumerable: true });
    wire.post('exposed', '');
  });

  // What Chromium would decide by itself and Electron leaves to the main process.
  window.open = function open(url: string | URL = '', name = '', features = '') {
    const target = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    const disposition = features ? 'new-window' : 'foreground-tab';
    wire.post('open', { url: target, name, features, disposition });
    return null;
  };
  window.close = function close() {
    wire.post('close', null);
  };

  let lastAsk = 0;
  const answers = new Map<number, (value: unknown) => void>();
  wire.listen<{ id: number; value: unknown }>('answer', ({ id, value }) => {
    answers.get(id)?.(value);
    answers.delete(id);
  });
  const askForPermission = (permission: string) =>
    new Promise((resolve) => {
      const id = ++lastAsk;
      answers.set(id, resolve);
      wire.post('permission', { id, permission });
    });

  const replace = (place: object | undefined, name: string, permission: string) => {
    const real = (place as Record<string, unknown> | undefined)?.[name];
    if (!place || typeof real !== 'function') return;
    const value = async function asked(this: unknown, ...values: unknown[]) {
      await askForPermission(permission);
      return real.apply(this, values);
    };
    Object.defineProperty(place, name, { value, configurable: true, writable: true });
  };
  replace(window.Notification, 'requestPermission', 'notifications');
  replace(Object.getPrototypeOf(navigator.geolocation ?? {}), 'getCurrentPosition', 'geolocation');
  replace(Object.getPrototypeOf(navigator.mediaDevices ?? {}), 'getUserMedia', 'media');
  replace(Object.getPrototypeOf(navigator.clipboard ?? {}), 'readText', 'clipboard-read');
}
