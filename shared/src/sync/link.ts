import type { Answer, ErrorBody } from '../error.ts';
import type { Hello, Welcome } from '../hello.ts';
import type { CommandName, Input, Output } from '../up.ts';

export type LinkListener = {
  onWelcome(welcome: Welcome): void;
  /** A pushed event; names unknown to this build are passed on all the same and ignored by `apply`. */
  onEvent(name: string, body: unknown): void;
  /** The connection is gone, or never came; `error` where the server said why it refuses. */
  onDown(error?: ErrorBody): void;
};

/** One connection at a time to the server; it never reconnects by itself, the engine decides when. */
export type Link = {
  open(hello: Hello, listener: LinkListener): void;
  /** Ends the connection; calls under way reject, and the listener of `open` hears nothing more. */
  close(): void;
  /** Rejects with `LinkTimeout` when no answer came in time, or none can come any more: the link is then taken for dead. */
  call<Name extends CommandName>(
    name: Name,
    input: Input<Name>,
    timeoutMs: number,
  ): Promise<Answer<Output<Name>>>;
};

export class LinkTimeout extends Error {
  override name = 'LinkTimeout';
}
