import { slowly } from '../stage/slow-commits.ts';

let count = 0;

/** Makes texts of which no two are the same. */
export type Wording = { next(verb: string): string };

export function wordingFor(client: string, slowMs: number | undefined): Wording {
  return {
    next(verb) {
      count += 1;
      return `${client} ${verb} #${count}${slowMs ? ` ${slowly(slowMs)}` : ''}`;
    },
  };
}
