import { connect, type Person } from '../people.ts';

/** Whom to bring back: without a token, somebody new. */
export type Returning = { token?: string; cursor?: string; missedId?: string };

/** How it went: the time until the last one was back and caught up, and what failed. */
export type Stormed = { ms: number; failed: number; firstError: string | null };

/** A process of its own, so that who measures sends meanwhile is not held up by its work. */
process.on('message', async ({ url, all }: { url: string; all: Returning[] }) => {
  const startedAt = performance.now();
  const outcomes = await Promise.allSettled(all.map((one) => comeBack(url, one)));
  const ms = performance.now() - startedAt;
  const failures = outcomes.filter(({ status }) => status === 'rejected');
  const [first] = failures as PromiseRejectedResult[];
  const told: Stormed = {
    ms,
    failed: failures.length,
    firstError: first ? String(first.reason) : null,
  };
  process.send?.(told);
});

async function comeBack(url: string, { token, cursor, missedId }: Returning): Promise<Person> {
  const person = await connect(url, { actor: 'visitor', ...(token ? { token } : {}) });
  if (cursor === undefined) return person;
  const answer = await person.link.call('catchUp', { cursor }, 60_000);
  if (!answer.ok) throw new Error(`catchUp: ${answer.error.code}: ${answer.error.message}`);
  if (missedId && !JSON.stringify(answer.value.changes).includes(missedId))
    throw new Error('what was missed did not come');
  return person;
}
