import { DamagedFile } from './open.ts';

/** Rows are kept as they came over the wire, so that a new field needs no migration; columns hold what is looked up. */
export type Body = { body: string };

export const printBody = (row: object): string => JSON.stringify(row);

export function parseBody<Row>({ body }: Body): Row {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new DamagedFile('a row of the cache cannot be read', { cause: error });
  }
}
