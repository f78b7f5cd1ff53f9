import { slowly } from '../stage/slow-commits.ts';

/** What people are said to do in the texts they write, by which their texts are known anywhere. */
export const verbs = ['says', 'replies', 'notes', 'corrects', 'hands over'] as const;

let count = 0;

/** Makes texts of which no two are the same. */
export type Wording = { next(verb: (typeof verbs)[number]): string };

export function wordingFor(client: string, slowMs: number | undefined): Wording {
  return {
    next(verb) {
      count += 1;
      return `${client} ${verb} #${count}${slowMs ? ` ${slowly(slowMs)}` : ''}`;
    },
  };
}
