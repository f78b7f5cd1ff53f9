import type { Answer } from '../error.ts';
import type { Clock } from './clock.ts';
import { LinkTimeout } from './link.ts';
import { errorBodyIn } from './refusal.ts';

/** What is used of `fetch`; `signal` is the platform's. */
export type Fetch = (
  url: string,
  request: { method: string; headers: Record<string, string>; body?: string; signal: never },
) => Promise<{ ok: boolean; json(): Promise<unknown> }>;

type ExchangeParts = { fetch: Fetch; url: string; clock: Clock };

type Request = { route: string; input: object; token: string | undefined; withinMs: number };

/** Single questions over HTTP. */
export type Exchange = {
  /** Rejects with `LinkTimeout` where the server's answer did not come; what some proxy says instead is none. */
  ask(request: Request): Promise<Answer<never>>;
  /** Everything under way rejects. */
  cut(): void;
};

type Abort = { signal: never; abort(): void };
const { AbortController } = globalThis as unknown as { AbortController: new () => Abort };

export function createExchange({ fetch, url, clock }: ExchangeParts): Exchange {
  const underWay = new Set<Abort>();

  async function ask(request: Request): Promise<Answer<never>> {
    const abort = new AbortController();
    const cancel = clock.after(request.withinMs, () => abort.abort());
    underWay.add(abort);
    try {
      const { path, ...rest } = httpOf(request);
      const response = await fetch(url + path, { ...rest, signal: abort.signal });
      return answerIn(response.ok, await response.json());
    } catch (error) {
      throw new LinkTimeout(`no answer to ${request.route}: ${error}`);
    } finally {
      cancel();
      underWay.delete(abort);
    }
  }

  return {
    ask,
    cut() {
      for (const abort of underWay) abort.abort();
    },
  };
}

function httpOf({ route, input, token, withinMs: _ }: Request) {
  const [method = '', pattern = ''] = route.split(' ');
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = pattern.replace(/:(\w+)/g, (_part, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
  };
  if (method !== 'GET')
    return { method, path, headers, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = [...rest].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return {
    method,
    path: [path, ...(query.length > 0 ? [query.join('&')] : [])].join('?'),
    headers,
  };
}

function answerIn(isOk: boolean, body: unknown): Answer<never> {
  if (isOk) return { ok: true, value: body as never };
  const error = errorBodyIn((body as { error?: unknown }).error);
  if (!error) throw new SyntaxError('this is not what the server would say');
  return { ok: false, error };
}
