/** A server must be spoken to in secret, unless it is on this machine. */
export function isServerUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url) return false;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere);
}
