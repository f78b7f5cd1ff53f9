import { MadeUpText } from '../made-up-text.ts';
import { closeAll, connect, connectVisitors, type Person, send } from '../people.ts';
import { percentile, type Row, row } from '../row.ts';
import { storeHistory } from '../search-history.ts';
import { startServer } from '../server-process.ts';
import { type Stage, signIn } from '../stage.ts';

const scales = {
  short: { messages: 50_000, searches: 40, seconds: 9 },
  full: { messages: 1_000_000, searches: 150, seconds: 30 },
};
const searchers = 20;
const perSecond = 100;

/** F12: searching everything, and what it does to sending meanwhile. */
export async function measureSearch(stage: Stage): Promise<Row[]> {
  const scale = scales[stage.scale.name];
  await storeHistory(stage.databaseUrl, { messages: scale.messages, text: new MadeUpText(2) });
  const server = await startServer('deskbell', { DATABASE_URL: stage.databaseUrl });
  const token = await signIn(server.url, stage.admin);
  const agents = await Promise.all(
    Array.from({ length: searchers }, () => connect(server.url, { actor: 'agent', token })),
  );
  const visitors = await connectVisitors(server.url, 50);
  const [agent] = agents as [Person];
  const rows: Row[] = [];
  for (const [kind, ask] of Object.entries(questions(new MadeUpText(3)))) {
    const taken: number[] = [];
    for (let at = 0; at < scale.searches; at += 1) taken.push(await searchMs(agent, ask()));
    rows.push(
      row({
        id: 'F12',
        what: `search of ${scale.messages.toLocaleString('en')} messages, ${kind}, p95`,
        value: percentile(taken, 0.95),
        unit: 'ms',
        beside: 'to stay under',
        besideValue: 50,
        reach: { atMost: 1 },
      }),
    );
  }
  const { alone, meanwhile } = await sends(visitors, agents, {
    ...scale,
    rounds: stage.scale.rounds,
  });
  rows.push(
    row({
      id: 'F12',
      what: `send while ${searchers} search without a pause, p95`,
      value: percentile(meanwhile, 0.95),
      unit: 'ms',
      beside: 'nobody searches',
      besideValue: percentile(alone, 0.95),
      reach: { atMost: 1.1 },
    }),
  );
  closeAll([...agents, ...visitors]);
  await server.stop();
  return rows;
}

/** What people type, of each kind; never the same twice in a row, so that nothing is merely remembered. */
function questions(text: MadeUpText): Record<string, () => string> {
  const long = (least: number): string => {
    const word = text.word();
    return word.length < least ? long(least) : word;
  };
  return {
    word: () => long(3),
    'two words': () => `${long(3)} ${long(3)}`,
    prefix: () => long(6).slice(0, 4),
    phrase: () => `"${long(3)} ${long(3)}"`,
    substring: () => long(7).slice(2, 6),
    Chinese: () => text.chinese(2),
  };
}

async function searchMs({ link }: Person, text: string): Promise<number> {
  const startedAt = performance.now();
  const answer = await link.call('search', { text }, 60_000);
  if (!answer.ok) throw new Error(`search: ${answer.error.code}: ${answer.error.message}`);
  return performance.now() - startedAt;
}

/** How long sends take with and without others who search, by turns: the machine may be busier one minute than the next. */
async function sends(
  visitors: Person[],
  agents: Person[],
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<{ alone: number[]; meanwhile: number[] }> {
  // A first message takes a longer way.
  await Promise.all(visitors.map((visitor) => send(visitor, 'Hello')));
  const text = new MadeUpText(4);
  const alone: number[] = [];
  const meanwhile: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(...(await sendMs(visitors, seconds / rounds)));
    let isOver = false;
    const searching = agents.map(async (agent) => {
      while (!isOver) await searchMs(agent, text.word());
    });
    meanwhile.push(...(await sendMs(visitors, seconds / rounds)));
    isOver = true;
    await Promise.all(searching);
  }
  return { alone, meanwhile };
}

/** How long each of many sends takes, offered evenly. */
async function sendMs(visitors: Person[], seconds: number): Promise<number[]> {
  const taken: Promise<number>[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const timer = setInterval(() => {
    const visitor = visitors[taken.length % visitors.length] as Person;
    const startedAt = performance.now();
    taken.push(send(visitor, 'Is it here?').then(() => performance.now() - startedAt));
    if (taken.length < perSecond * seconds) return;
    clearInterval(timer);
    resolve();
  }, 1_000 / perSecond);
  await done;
  return Promise.all(taken);
}
