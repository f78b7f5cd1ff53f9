import type { CommandName, Input, Output } from '../up.ts';
import { CallFailed } from './call-failed.ts';
import type { Connection } from './connection.ts';
import type { Keeper } from './keeper.ts';
import { type Link, LinkTimeout } from './link.ts';

/** How long any answer may take before the link is taken for dead, in ms. */
export const answerWithinMs = 10_000;

/** One call over the link; rejects with `CallFailed`, or with what the link says when no answer came. */
export type Ask = <Name extends CommandName>(
  name: Name,
  input: Input<Name>,
  withinMs?: number,
) => Promise<Output<Name>>;

export function createAsk(link: Link, keeper: Keeper, connection: Connection): Ask {
  return async (name, input, withinMs = answerWithinMs) => {
    if (keeper.state.link !== 'online')
      throw new CallFailed({ code: 'unavailable', message: 'there is no connection' });
    const { epoch } = connection;
    const answer = await link.call(name, input, withinMs).catch((error) => {
      connection.lose(epoch);
      throw error;
    });
    if (answer.ok) return answer.value;
    // The session ended under an open link; the next handshake tells whether it can be renewed.
    if (isSessionOver(answer.error.code)) connection.lose(epoch);
    throw new CallFailed(answer.error);
  };
}

/** Whether nothing is wrong but the connection, which is being made anew. */
export function isLinkLoss(error: unknown): boolean {
  if (error instanceof CallFailed) return error.body.code === 'unavailable';
  return error instanceof LinkTimeout;
}

function isSessionOver(code: string): boolean {
  return code === 'notSignedIn' || code === 'tokenExpired';
}
