import { app, clipboard } from 'electron';
import type { CallHandlers } from '../bridge/contract.ts';
import { type EngineCallHandlers, engineCalls } from '../bridge/engine-contract.ts';
import type { Answered } from '../engine/wire.ts';
import type { EngineProcess } from './engine-process.ts';
import type { Notifications } from './notifications.ts';
import { openLink } from './open-link.ts';
import type { SessionFile } from './session-file.ts';
import { askForSession, endSession } from './sign-in.ts';

type Parts = {
  engine: EngineProcess;
  session: SessionFile;
  notifications: Notifications;
  /** The one server this app may speak to; null lets the agent choose. */
  fixedServerUrl: string | null;
};

const serverKey = 'server-url';

/** What becomes of every call of the console's but those to the engine. */
export function shellHandlers({
  engine,
  session,
  notifications,
  fixedServerUrl,
}: Parts): CallHandlers {
  const readKept = async () => requireValue(await engine.ask('readKept', {}));
  const keep = async (key: string, value: string | null) => {
    requireValue(await engine.ask('keep', { key, value }));
    return {};
  };
  const serverUrl = async () =>
    fixedServerUrl ?? session.current()?.serverUrl ?? (await readKept())[serverKey] ?? '';

  return {
    describe: async () => ({
      serverUrl: await serverUrl(),
      isServerFixed: fixedServerUrl !== null,
      isMac: process.platform === 'darwin',
      hasReservedKeys: false,
    }),
    readKept: async () => ({ entries: await readKept() }),
    keep: ({ key, value }) => keep(key, value),
    readSession: async () => ({ agent: session.current()?.agent ?? null }),
    async signIn({ serverUrl: asked, email, password }) {
      const url = fixedServerUrl ?? asked;
      const answer = await askForSession({ serverUrl: url, email, password });
      if (!answer.ok) return answer;
      const { agent, token } = answer.value;
      requireValue(await engine.ask('enter', { agentId: agent.id }));
      await session.keep({ serverUrl: url, token, agent });
      await keep(serverKey, url);
      return { ok: true, agent };
    },
    async signOut() {
      const left = session.current();
      await session.forget();
      notifications.withdrawAll();
      requireValue(await engine.ask('leave', {}));
      // Signing out must not wait for a network that may not be there.
      if (left) void endSession(left.serverUrl, left.token);
      return {};
    },
    async forgetSession() {
      await session.forget();
      notifications.withdrawAll();
      requireValue(await engine.ask('forget', {}));
      return {};
    },
    async setBadge({ count }) {
      app.setBadgeCount(count);
      return {};
    },
    // The page plays sounds by itself.
    playSound: async () => ({}),
    readPermission: async () => ({ permission: notifications.permission() }),
    askPermission: async () => ({ permission: notifications.permission() }),
    async notify(input) {
      notifications.show(input);
      return {};
    },
    async withdraw({ conversationId }) {
      notifications.withdraw(conversationId);
      return {};
    },
    async openLink({ url }) {
      await openLink(url);
      return {};
    },
    async copyText({ text }) {
      await clipboard.writeText(text);
      return {};
    },
  };
}

/** Passes the engine's calls on; only the start takes the session along, which no window ever sees. */
export function engineHandlers(engine: EngineProcess, session: SessionFile): EngineCallHandlers {
  const passOn = Object.keys(engineCalls).map((name) => [
    name,
    (input: never) => engine.ask(name as keyof typeof engineCalls, input),
  ]);
  return {
    ...(Object.fromEntries(passOn) as EngineCallHandlers),
    async startEngine() {
      const current = session.current();
      if (!current) return { ok: false, version: 0, error: null, message: 'nobody is signed in' };
      const { serverUrl, token } = current;
      return engine.ask('startEngine', { serverUrl, token });
    },
  };
}

function requireValue<Value>(
  answer: { ok: true; value: Value } | Extract<Answered, { ok: false }>,
) {
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}
