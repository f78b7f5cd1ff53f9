import type { Reader } from '@deskbell/shared/model/receipt';

/** One string for one person, as servers name them to one another. */
export const personOf = ({ kind, id }: Reader): string => `${kind}:${id}`;

export function readerOf(person: string): Reader {
  const [kind, id = ''] = person.split(':', 2);
  return { kind: kind === 'agent' ? 'agent' : 'visitor', id };
}
