import { Refusal } from '../core/refusal.ts';

/** Where the next page of a list begins: after this time and id. */
export type PageStart = { at: string; id: string };

export const printPage = ({ at, id }: PageStart): string =>
  Buffer.from(`${at} ${id}`).toString('base64url');

/** @throws {Refusal} `badInput` for anything `printPage` did not write */
export function parsePage(token: string): PageStart {
  const [at = '', id = ''] = Buffer.from(token, 'base64url').toString().split(' ');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('badInput', 'page is not a token this server gave out', {
      params: { field: 'page' },
    });
  return { at, id };
}
