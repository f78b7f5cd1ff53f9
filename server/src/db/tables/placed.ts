import type { Generated } from 'kysely';

/** A row's place in the change feed; both parts are 64-bit, so they come as text. */
export type Placed = {
  changed_xid: Generated<string>;
  changed_n: Generated<string>;
};
