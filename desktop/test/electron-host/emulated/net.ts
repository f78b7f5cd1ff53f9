import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { withGaps } from '../not-emulated.ts';

/** Chromium’s network stack, as far as `fetch` shows it. */
export const net = withGaps('Net', {
  online: true,
  isOnline: () => true,
  async fetch(url: string, options?: RequestInit): Promise<Response> {
    if (!url.startsWith('file:')) return fetch(url, options);
    try {
      return new Response(await readFile(fileURLToPath(url)));
    } catch {
      throw new TypeError('net::ERR_FILE_NOT_FOUND');
    }
  },
});
