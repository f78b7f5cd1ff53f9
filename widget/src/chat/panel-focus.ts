const focusable = 'button:not(:disabled),textarea,a[href],[tabindex="0"]';

/** Where a person goes on: in the field, or on a touch screen, whose keyboard would cover half of the chat, the panel. */
export function focusField(panel: HTMLElement | null): void {
  const hasKeys = matchMedia('(hover: hover)').matches;
  (hasKeys ? panel?.querySelector('textarea') : panel)?.focus();
}

/** Whoever presses a button that vanishes goes on in the field, not at the top of the page. Returns the way to stop. */
export function catchFocus(panel: HTMLElement): () => void {
  let last: EventTarget | null = null;
  const remember = ({ target }: FocusEvent) => {
    last = target;
  };
  const watch = new MutationObserver(() => {
    if (!(last instanceof Element) || last.isConnected) return;
    last = null;
    if (document.hasFocus() && document.activeElement === document.body) focusField(panel);
  });
  panel.addEventListener('focusin', remember);
  watch.observe(panel, { childList: true, subtree: true });
  return () => {
    panel.removeEventListener('focusin', remember);
    watch.disconnect();
  };
}

/** The Tab key goes around in the panel rather than out of it. */
export function stayInside(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(focusable)].filter((stop) =>
    stop.checkVisibility(),
  );
  const { activeElement } = document;
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const isInside = activeElement !== panel && panel.contains(activeElement);
  if (isInside && activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
