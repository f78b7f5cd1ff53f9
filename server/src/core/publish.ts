import { events } from '@deskbell/shared/down';
import type { Publication } from './audience.ts';

/** Sends what a commit caused to whoever may hear it. */
export type Publisher = {
  publish(publications: readonly Publication[]): void;
  /** Closes the sockets of an agent's session. */
  endSession(sessionId: string): void;
};

/** Whether an event may be lost with the moment. */
export const isVolatile = ({ event }: Publication): boolean => !events[event].isDurable;
