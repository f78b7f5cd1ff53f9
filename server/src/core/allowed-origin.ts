import type { Origin } from './actor.ts';
import { Refusal } from './refusal.ts';

/** @throws {Refusal} `originRefused` when a page that may not embed the site's widget asks; scripts without an origin may */
export function requireAllowedOrigin(site: { allowed_origins: string[] }, from: Origin): void {
  if (from.origin === null || from.isOwnOrigin || site.allowed_origins.length === 0) return;
  if (site.allowed_origins.includes(from.origin)) return;
  throw new Refusal('originRefused', `${from.origin} may not embed this site's widget`, {
    params: { origin: from.origin },
  });
}
