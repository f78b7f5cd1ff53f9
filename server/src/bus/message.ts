import type { PresenceStatus } from '@deskbell/shared/model/presence';
import type { Publication } from '../core/audience.ts';

/** What an agent chose to show; of two, the later holds. */
export type Choice = { status: PresenceStatus; at: number };

/** Everything servers say to one another, by its kind. People are named as in `presence/person.ts`. */
export type BusMessages = {
  /** A new server: whoever hears it answers with who is connected to them. */
  joined: Record<string, never>;
  /** A server that stops; nothing comes from it any more. */
  left: Record<string, never>;
  /** What a commit caused. */
  told: { publications: readonly Publication[] };
  sessionEnded: { sessionId: string };
  /** Who came to and went from the speaker, the `n`th time it says so. */
  presenceMoved: { n: number; came: string[]; went: string[] };
  /** Everyone at the speaker after `n` moves, in parts; with the last, all that was known before is replaced. */
  presenceAll: { n: number; part: number; parts: number; people: string[] };
  presenceChosen: { choices: [person: string, choice: Choice][] };
  /** A sign of life, with what shows whether anything was missed. */
  presenceBeat: { n: number; count: number };
  presenceWanted: { of: string };
};

export type BusKind = keyof BusMessages;
