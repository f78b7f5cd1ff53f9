import type { Told } from '../told/ledger.ts';
import { checkBadges } from './badges.ts';
import { checkChanges } from './changes.ts';
import { checkConversations } from './conversations.ts';
import { checkDerived } from './derived.ts';
import type { Finding } from './finding.ts';
import { checkMessages } from './messages.ts';
import { checkOrder } from './order.ts';
import type { Seen } from './seen.ts';
import { checkSent } from './sent.ts';
import type { Truth } from './truth.ts';

/**
 * Compares what clients were told and what they have with the database.
 * @returns everything that does not hold, in words
 */
export function check(truth: Truth, seen: readonly Seen[], told: Told): Finding[] {
  return [
    ...checkSent(truth, seen, told),
    ...checkOrder(truth, told.sendings),
    ...checkDerived(truth),
    ...checkChanges(truth, told),
    ...checkMessages(truth, seen),
    ...checkConversations(truth, seen),
    ...checkBadges(truth, seen),
  ];
}
