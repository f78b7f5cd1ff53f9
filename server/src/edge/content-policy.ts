const common = "default-src 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

/** For the start page and the demo shop: exactly what the documentation asks of a customer's page, and no more. */
export const pagePolicy = [
  common,
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const consolePolicy = [
  common,
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' data: blob:",
  "connect-src 'self' ws: wss:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** For the chat inside the widget: only pages of the site's origins may hold it; none named means any page may. */
export function framePolicy(allowedOrigins: readonly string[]): string {
  const ancestors = allowedOrigins.length === 0 ? '*' : ["'self'", ...allowedOrigins].join(' ');
  return [
    common,
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "connect-src 'self' ws: wss:",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
