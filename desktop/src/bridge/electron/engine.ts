import { CallFailed } from '@deskbell/shared/sync/call-failed';
import type { Engine, EngineParts } from '@deskbell/shared/sync/engine';
import type { Outgoing } from '@deskbell/shared/sync/store';
import type {
  EngineAnswer,
  EngineCallInput,
  EngineCallName,
  EngineTelling,
  EngineValue,
} from '../engine-contract.ts';
import { createMirror } from './mirror.ts';
import type { ShellCalls } from './shell-calls.ts';
import { wakeWithNetwork } from './wake.ts';

type Parts = Pick<EngineParts, 'onEvent' | 'onNews' | 'onWelcome' | 'onTrouble'>;

/** The engine of the desktop app: it runs in a process of its own, and this stands for it in the page. */
export function openRemoteEngine(calls: ShellCalls, parts: Parts): Engine {
  const mirror = createMirror();
  calls.hearEngine((name, body) => {
    if (name === 'engineChanged') mirror.take(body as EngineTelling<'engineChanged'>);
    else hear(parts, name, body);
  });

  /** What the engine did is in `state` before the promise resolves, as it is in an engine of the page's own. */
  async function ask<Name extends EngineCallName>(
    name: Name,
    input: EngineCallInput<Name>,
  ): Promise<EngineValue<Name>> {
    const answer = (await calls.ask(name, input)) as EngineAnswer<EngineCallName>;
    if (!answer.ok) throw answer.error ? new CallFailed(answer.error) : new Error(answer.message);
    if (name !== 'startEngine' && name !== 'stopEngine') await mirror.reached(answer.version);
    return answer.value as EngineValue<Name>;
  }

  /** For what nobody waits for. */
  function post<Name extends EngineCallName>(name: Name, input: EngineCallInput<Name>): void {
    ask(name, input).catch((error: unknown) => parts.onTrouble?.(error));
  }

  const stopWaking = wakeWithNetwork(() => post('wakeEngine', {}));

  return {
    get state() {
      return mirror.state;
    },
    subscribe: mirror.subscribe,
    start: async () => mirror.reset(await ask('startEngine', {})),
    async stop() {
      stopWaking();
      await ask('stopEngine', {});
    },
    wake: () => post('wakeEngine', {}),
    call: async (name, input) => (await ask('callServer', { name, input })) as never,
    send: async ({ context: _, ...draft }) => (await ask('sendMessage', draft)) as Outgoing,
    async retry(id, options = {}) {
      await ask('retryMessage', { id, ...options });
    },
    async discard(id) {
      await ask('discardMessage', { id });
    },
    async openThread(conversationId) {
      await ask('openThread', { conversationId });
    },
    closeThread: (conversationId) => post('closeThread', { conversationId }),
    async loadOlder(conversationId) {
      await ask('loadOlder', { conversationId });
    },
    loadList: async (list, page) =>
      (await ask('loadList', { list, ...(page === undefined ? {} : { page }) })).nextPage,
    markRead: (conversationId, seq) => post('markRead', { conversationId, seq }),
    showTyping: (conversationId, isTyping, preview) =>
      post('showTyping', {
        conversationId,
        isTyping,
        ...(preview === undefined ? {} : { preview }),
      }),
  };
}

function hear(parts: Parts, name: string, body: unknown): void {
  switch (name) {
    case 'engineEvent': {
      const { name: event, body: told } = body as EngineTelling<'engineEvent'>;
      parts.onEvent?.(event as never, told as never);
      return;
    }
    case 'engineNews':
      parts.onNews?.((body as EngineTelling<'engineNews'>).conversation as never);
      return;
    case 'engineWelcome':
      parts.onWelcome?.((body as EngineTelling<'engineWelcome'>).welcome as never);
      return;
    case 'engineTrouble': {
      const { error, message } = body as EngineTelling<'engineTrouble'>;
      parts.onTrouble?.(error ? new CallFailed(error) : new Error(message));
      return;
    }
    default:
      // Its process ended; what was kept is shown again by a page that begins anew.
      window.location.reload();
  }
}
