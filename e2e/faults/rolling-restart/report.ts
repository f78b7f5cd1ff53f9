import { largestShare, spreadMs } from './absence.ts';
import type { Restarts } from './restart.ts';

/** One thing that must hold of a rolling restart, and what was seen. */
export type Result = { name: string; isSo: boolean; seen: string };

const longestMs = 5_000;
const windowMs = 100;
const mostInWindow = 0.25;

export function report({ clients, messages, absences, findings }: Restarts): Result[] {
  const all = absences.flat();
  const longest = all.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return [
    {
      name: 'a rolling restart loses nothing',
      isSo: findings.length === 0 && messages > clients,
      seen:
        findings.length === 0
          ? `${messages} messages of ${clients} clients are where they should be`
          : findings
              .map(({ text }) => text)
              .slice(0, 10)
              .join('; '),
    },
    {
      name: 'nobody is away for more than 5 s',
      isSo: all.length > 0 && longest <= longestMs,
      seen: `the longest absence of ${all.length} was ${longest} ms`,
    },
    ...absences.map((of, server) => ({
      name: `the clients of server ${server} leave spread out`,
      isSo: of.length > 0 && largestShare(of, windowMs) <= mostInWindow,
      seen: `${of.length} left within ${spreadMs(of)} ms, at most ${Math.round(100 * largestShare(of, windowMs))} % of them in the same ${windowMs} ms`,
    })),
    ...absences.map((of, server) => ({
      name: `the clients of server ${server} move once`,
      isSo: new Set(of.map(({ client }) => client)).size === of.length,
      seen: `${of.length} absences of ${new Set(of.map(({ client }) => client)).size} clients`,
    })),
  ];
}
