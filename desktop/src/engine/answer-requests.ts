import type { EngineRoom } from './engine-room.ts';
import type { KeptTexts } from './kept-texts.ts';
import type { RequestHandlers } from './requests.ts';

const whoKey = 'my.agent';

/** What becomes of every request to the engine's process. */
export function answerRequests(room: EngineRoom, kept: KeptTexts): RequestHandlers {
  const engine = () => room.running().engine;

  const leave = async () => {
    await room.stop();
    await room.wipe();
    kept.forgetPersonal();
    return {};
  };

  return {
    readKept: () => kept.all(),
    keep({ key, value }) {
      kept.keep(key, value);
      return {};
    },
    async enter({ agentId }) {
      const before = kept.read(whoKey);
      if (before !== null && before !== agentId) await leave();
      kept.keep(whoKey, agentId);
      return {};
    },
    leave,
    async forget() {
      await room.stop();
      await room.wipeButOutbox();
      return {};
    },
    async shutDown() {
      await room.close();
      kept.close();
      return {};
    },

    async startEngine({ serverUrl, token }) {
      const { told, engine: started } = await room.start({ serverUrl, token });
      told.tell(started.state);
      return told.all();
    },
    async stopEngine() {
      await room.stop();
      return {};
    },
    wakeEngine() {
      engine().wake();
      return {};
    },
    callServer: ({ name, input }) => engine().call(name, input as never),
    sendMessage: (draft) =>
      engine().send(draft as Parameters<ReturnType<typeof engine>['send']>[0]),
    async retryMessage({ id, baseSeq }) {
      await engine().retry(id, baseSeq === undefined ? {} : { baseSeq });
      return {};
    },
    async discardMessage({ id }) {
      await engine().discard(id);
      return {};
    },
    async openThread({ conversationId }) {
      await engine().openThread(conversationId);
      return {};
    },
    closeThread({ conversationId }) {
      engine().closeThread(conversationId);
      return {};
    },
    async loadOlder({ conversationId }) {
      await engine().loadOlder(conversationId);
      return {};
    },
    loadList: async ({ list, page }) => ({ nextPage: await engine().loadList(list, page) }),
    markRead({ conversationId, seq }) {
      engine().markRead(conversationId, seq);
      return {};
    },
    showTyping({ conversationId, isTyping, preview }) {
      engine().showTyping(conversationId, isTyping, preview);
      return {};
    },
  };
}
