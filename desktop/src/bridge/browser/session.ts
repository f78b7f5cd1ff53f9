import type { ErrorBody } from '@deskbell/shared/error';
import type { Agent } from '@deskbell/shared/model/agent';
import type { CallInput, CallOutput } from '../contract.ts';
import { forgetPersonal } from './kept.ts';
import { wipeStore, wipeStoreButOutbox } from './store.ts';

export type Session = { token: string; agent: Agent };

const key = 'deskbell.session';
const lastAgentKey = 'deskbell.last-agent';

export function readSession(): Session | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as Session);
}

/** Asks the server for a session and keeps its token; another agent's leftovers are wiped first. */
export async function signIn(input: CallInput<'signIn'>): Promise<CallOutput<'signIn'>> {
  const answer = await ask(`${input.serverUrl}/api/agents/sign-in`, {
    body: JSON.stringify({ email: input.email, password: input.password }),
  });
  if (!answer.ok) return answer;
  const session = answer.value as Session;
  const lastAgent = localStorage.getItem(lastAgentKey);
  if (lastAgent !== null && lastAgent !== session.agent.id) {
    await wipeStore();
    forgetPersonal();
  }
  localStorage.setItem(lastAgentKey, session.agent.id);
  localStorage.setItem(key, JSON.stringify({ token: session.token, agent: session.agent }));
  return { ok: true, agent: session.agent };
}

export async function signOut(): Promise<Record<string, never>> {
  const session = readSession();
  localStorage.removeItem(key);
  localStorage.removeItem(lastAgentKey);
  forgetPersonal();
  await wipeStore();
  // Signing out must not wait for a network that may not be there.
  if (session) void ask('/api/agents/sign-out', { token: session.token, body: '{}' });
  return {};
}

export async function forgetSession(): Promise<Record<string, never>> {
  localStorage.removeItem(key);
  await wipeStoreButOutbox();
  return {};
}

/** Calls back when another tab signs out or in as someone else. */
export function watchSession(onEnded: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === key && event.oldValue !== null) onEnded();
  });
}

type Asked = { ok: true; value: unknown } | { ok: false; error: ErrorBody };

const unavailable: Asked = {
  ok: false,
  error: { code: 'unavailable', message: 'the server cannot be reached' },
};

async function ask(url: string, request: { body: string; token?: string }): Promise<Asked> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (request.token) headers.authorization = `Bearer ${request.token}`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: request.body,
      keepalive: true,
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body };
    const error = (body as { error?: ErrorBody }).error ?? (body as ErrorBody);
    return error.code ? { ok: false, error } : unavailable;
  } catch {
    return unavailable;
  }
}
