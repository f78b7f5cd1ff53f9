import { type DeskbellApi, makeApi, type QueuedCall } from './api.ts';
import { complain } from './complain.ts';
import { hangBell } from './page/bell.ts';

declare global {
  interface Window {
    Deskbell?: DeskbellApi | QueuedCall[];
  }
}

/** What `/widget.js` does: reads its own tag, leaves `window.Deskbell` behind, and rests until the page is idle. */
function load({ src, dataset }: HTMLScriptElement): void {
  const { site: key, locale } = dataset;
  const earlier = window.Deskbell;
  if (!key) complain('no data-site');
  else if (earlier && 'site' in earlier) {
    if (earlier.site !== key) complain(`“${key}” left out: this page has “${earlier.site}”`);
  } else {
    const server = new URL(src).origin;
    const api = makeApi(key, (emit) => hangBell({ key, locale, server }, emit));
    window.Deskbell = api;
    // Safari has no idle callback yet.
    (window.requestIdleCallback ?? setTimeout)(() => api.push(api.start, ...(earlier ?? [])));
  }
}

load(document.currentScript as HTMLScriptElement);
