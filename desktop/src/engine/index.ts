import { join } from 'node:path';
import { CallFailed } from '@deskbell/shared/sync/call-failed';
import type {} from 'electron';
import { answerRequests } from './answer-requests.ts';
import { openEngineRoom } from './engine-room.ts';
import { openKeptTexts } from './kept-texts.ts';
import type { Answered, Asked, Said } from './wire.ts';

// The engine's process: the socket and the files are here, so that no window ever waits for either.

const folder = process.argv[2];
if (!folder) throw new Error('the engine was not told where its files are');
const port = process.parentPort;
const say = (said: Said) => port.postMessage(said);

const room = await openEngineRoom(folder, (name, body) =>
  say({ kind: 'telling', name, body } as Said),
);
const kept = openKeptTexts(join(folder, 'kept.db'));
const handlers = answerRequests(room, kept);

port.on('message', ({ data }) => {
  const asked = data as Asked;
  void answer(asked).then((answered) => say({ kind: 'answer', id: asked.id, answer: answered }));
});

async function answer({ name, input }: Asked): Promise<Answered> {
  try {
    const value = await handlers[name](input as never);
    return { ok: true, version: room.tellNow(), value } as Answered;
  } catch (error) {
    const body = error instanceof CallFailed ? error.body : null;
    return { ok: false, version: room.tellNow(), error: body, message: String(error) };
  }
}
