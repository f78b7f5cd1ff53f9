import { writeSync } from 'node:fs';
import { eg } from '../../../../shared/test/sync/example.ts';
import { openCacheStore } from '../../../src/engine/cache/open-store.ts';

// Writes until it is killed, and says after each commit what was acknowledged.
const [path = '', first = '0'] = process.argv.slice(2);
const conversationId = '0198c0de-0000-7000-8000-000000000001';
const say = (line: string) => writeSync(1, `${line}\n`);

const store = openCacheStore(path);
for (let n = Number(first); ; n += 1) {
  const id = `entry-${n}`;
  await store.commit({ outbox: [eg.outgoing({ id, conversationId, text: `word${n}` })] });
  say(`queued ${n}`);
  // Every third one is still waiting when the end comes.
  if (n % 3 === 0) continue;
  const message = eg.message({ id, conversationId, seq: n + 1, text: `word${n}` });
  await store.commit({ cursor: String(n), messages: [message], gone: [{ kind: 'outgoing', id }] });
  say(`stored ${n}`);
  if (n % 5 === 0) {
    await store.commit({ gone: [{ kind: 'message', id }] });
    say(`gone ${n}`);
  }
}
