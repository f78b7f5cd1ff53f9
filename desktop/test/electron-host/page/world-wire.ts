/** What one world of a page says to the other; everything in it is data. */
export type WorldWire = {
  post(kind: string, detail: unknown): void;
  listen<Detail>(kind: string, hear: (detail: Detail) => void): void;
};

/**
 * Joins the page’s own world and the preload’s by synchronous events on `document` under a secret name. Chromium clones
 * what such an event carries when the other world reads it, so nothing but data crosses.
 */
export function joinWorlds(token: string, mine: 'page' | 'preload'): WorldWire {
  const theirs = mine === 'page' ? 'preload' : 'page';
  const place = document;
  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  const Carrier = CustomEvent;
  return {
    post(kind, detail) {
      dispatchEvent.call(place, new Carrier(`${token}-${theirs}-${kind}`, { detail }));
    },
    listen(kind, hear) {
      const listener = (event: Event) => hear((event as CustomEvent).detail);
      addEventListener.call(place, `${token}-${mine}-${kind}`, listener);
    },
  };
}
