import { signIn as signInCommand } from '@deskbell/shared/commands/sign-in';
import { type ErrorBody, errorBody } from '@deskbell/shared/error';
import { net } from 'electron';
import { z } from 'zod';
import { isServerUrl } from './server-url.ts';

type Credentials = { serverUrl: string; email: string; password: string };
type SignedIn = z.infer<typeof signInCommand.output>;
type Answer = { ok: true; value: SignedIn } | { ok: false; error: ErrorBody };

const failure = z.object({ error: errorBody }).transform(({ error }) => error);
const unavailable: Answer = {
  ok: false,
  error: { code: 'unavailable', message: 'the server cannot be reached' },
};

/** Asks the server for a session. */
export async function askForSession({ serverUrl, ...credentials }: Credentials): Promise<Answer> {
  if (!isServerUrl(serverUrl)) return unavailable;
  try {
    const response = await post(serverUrl, '/api/agents/sign-in', { body: credentials });
    const body: unknown = await response.json();
    const parsed = signInCommand.output.safeParse(body);
    if (response.ok && parsed.success) return { ok: true, value: parsed.data };
    const error = z.union([failure, errorBody]).safeParse(body);
    return error.success ? { ok: false, error: error.data } : unavailable;
  } catch (error) {
    console.warn('nobody answers at', serverUrl, error);
    return unavailable;
  }
}

/** Tells the server that the session is over; it may not be there to hear it. */
export async function endSession(serverUrl: string, token: string): Promise<void> {
  try {
    await post(serverUrl, '/api/agents/sign-out', { body: {}, token });
  } catch (error) {
    console.warn('the server was not told of the sign-out', error);
  }
}

type Posted = { body: object; token?: string };

function post(serverUrl: string, path: string, { body, token }: Posted): Promise<Response> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  return net.fetch(new URL(path, serverUrl).href, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
}
