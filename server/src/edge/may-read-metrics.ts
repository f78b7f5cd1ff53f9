import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Request } from 'express';
import { originOf } from './origin.ts';

export type MetricsRule = {
  metricsToken: string | null;
  publicUrl: string;
  isBehindProxy: boolean;
};

const near = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(network, prefix, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** With a token set, whoever shows it; without one, this machine and private networks. */
export function mayReadMetrics(request: Request, rule: MetricsRule): boolean {
  if (rule.metricsToken !== null) return shows(request, rule.metricsToken);
  // Through a proxy nobody told us of, everyone would seem to come from its own address.
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  if (isForwarded && !rule.isBehindProxy) return false;
  const arrival = { headers: request.headers, address: request.socket.remoteAddress };
  return isNear(originOf(arrival, rule).ip);
}

/** Addresses of IPv4 that came over IPv6 are seen as what they are. */
export function isNear(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && near.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

function shows(request: Request, token: string): boolean {
  const [, shown = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(shown.trim()), hash(token));
}
