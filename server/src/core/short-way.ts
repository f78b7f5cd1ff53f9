import type { CommandName, Output, Parsed } from '@deskbell/shared/up';
import type { Actor } from './actor.ts';
import type { Publication } from './audience.ts';

/**
 * Carries a command out together with others that arrive at the same time; null where it needs more than that, and
 * nothing was done: then its use-case decides, alone and in its own transaction.
 */
export type ShortWay<Name extends CommandName> = (
  actor: Actor,
  input: Parsed<Name>,
) => Promise<{ value: Output<Name>; publications: Publication[] } | null>;

export type ShortWays = { [Name in CommandName]?: ShortWay<Name> };
