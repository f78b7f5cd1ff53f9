const allowed = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** What may be handed to the system to open; whatever else a visitor wrote is not. */
export function isOpenable(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && allowed.has(url.protocol) && url.username === '' && url.password === '';
}
