import type { IncomingHttpHeaders } from 'node:http';
import type { Origin } from '../core/actor.ts';

export type Arrival = { headers: IncomingHttpHeaders; address: string | undefined };

/** Where a request or handshake comes from. Behind a proxy of ours, its last hop tells the address. */
export function originOf(
  arrival: Arrival,
  server: { publicUrl: string; isBehindProxy: boolean },
): Origin {
  const { headers } = arrival;
  const forwarded = server.isBehindProxy ? lastOf(headers['x-forwarded-for']) : undefined;
  const origin = headers.origin ?? null;
  return {
    ip: forwarded ?? arrival.address ?? 'unknown',
    userAgent: headers['user-agent'] ?? null,
    origin,
    isOwnOrigin: origin !== null && isOwn(origin, headers.host, server.publicUrl),
  };
}

/** The address the browser used for this very request, or the one the server is known by. */
function isOwn(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (origin === publicUrl) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return [header ?? []].flat().join(',').split(',').at(-1)?.trim() || undefined;
}
