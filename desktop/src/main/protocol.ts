import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentPolicy } from './content-policy.ts';

export const scheme = 'app';
export const origin = `${scheme}://deskbell`;
export const startPage = `${origin}/console/`;

const folderInUrl = '/console/';
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/**
 * Answers a window's request for a part of the console from `folder`, and nothing else: what leads out of the folder, by
 * dots, by links or by an odd spelling, is not found.
 */
export async function servePage(folder: string, request: Request): Promise<Response> {
  const path = request.method === 'GET' ? await findFile(folder, request.url) : null;
  const type = path === null ? undefined : types[extname(path)];
  if (path === null || type === undefined) return respond('not found', 404, 'text/plain');
  return respond(await readFile(path), 200, type);
}

async function findFile(folder: string, url: string): Promise<string | null> {
  const name = nameIn(url);
  if (name === null) return null;
  const root = await realpath(folder);
  const path = await realpath(join(root, name)).catch(() => null);
  return path?.startsWith(root + sep) ? path : null;
}

/** The plain path inside the folder that a URL asks for; null for anything that is not plain. */
function nameIn(text: string): string | null {
  const url = new URL(text);
  if (url.protocol !== `${scheme}:` || url.host !== 'deskbell') return null;
  if (!url.pathname.startsWith(folderInUrl)) return null;
  const name = url.pathname.slice(folderInUrl.length);
  if (name === '') return 'index.html';
  const parts = name.split('/');
  const isPlain = parts.every((part) => /^[\w-][\w.-]*$/.test(part));
  return isPlain ? name : null;
}

function respond(body: string | Uint8Array<ArrayBuffer>, status: number, type: string): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': type,
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
