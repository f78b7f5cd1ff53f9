/** How an anonymous visitor is called, from the random end of their id: `Guest #b834…9ef6`. */
export function guestName(visitorId: string): string {
  const digits = visitorId.replaceAll('-', '');
  return `Guest #${digits.slice(-12, -8)}…${digits.slice(-4)}`;
}
