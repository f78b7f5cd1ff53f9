import { Refusal } from '../core/refusal.ts';

/** Hits lie before this time, and at this time before this id. */
type Place = { beforeAt: string; beforeId: string };

/** Later than anything that can be stored with a year of four digits, which `Date` and Postgres read alike. */
const end: Place = {
  beforeAt: '9999-12-31T23:59:59.999Z',
  beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};
const lowest = '00000000-0000-0000-0000-000000000000';

export const printPlace = ({ createdAt, id }: { createdAt: string; id: string }): string =>
  Buffer.from(`${createdAt} ${id}`).toString('base64url');

/**
 * Where a page begins: after the last hit of the one before, else before the time asked for, else at the newest.
 * @throws {Refusal} `badInput` for a page that `printPlace` did not write
 */
export function parsePlace(page: string | undefined, before: string | undefined): Place {
  if (page === undefined)
    return before === undefined ? end : { beforeAt: before, beforeId: lowest };
  const text = Buffer.from(page, 'base64url').toString();
  const [, beforeAt, beforeId] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
      text,
    ) ?? [];
  if (beforeAt === undefined || beforeId === undefined || Number.isNaN(Date.parse(beforeAt)))
    throw new Refusal('badInput', 'page is not a token this server gave out', {
      params: { field: 'page' },
    });
  return { beforeAt, beforeId };
}
