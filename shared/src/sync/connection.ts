import type { ErrorBody, ErrorCode } from '../error.ts';
import type { Hello, Welcome } from '../hello.ts';
import { backoffMs } from './backoff.ts';
import type { Keeper } from './keeper.ts';
import type { Link } from './link.ts';
import type { Timers } from './timers.ts';

/** How long the server may take to welcome a client, in ms. */
const welcomeWithinMs = 15_000;

/** A try older than this is not worth waiting for once there is reason to hurry, in ms. */
const stuckAfterMs = 2_000;

/** Refusals that trying again does not mend. */
const finalCodes: readonly ErrorCode[] = [
  'notSignedIn',
  'tokenExpired',
  'siteUnknown',
  'originRefused',
  'protocolUnsupported',
  'forbidden',
];

export type ConnectionParts = {
  link: Link;
  keeper: Keeper;
  timers: Timers;
  hello: () => Hello;
  onRefused: (error: ErrorBody) => 'retry' | 'stop';
  onWelcome(welcome: Welcome): void;
  onEvent(name: string, body: unknown): void;
  onDown(): void;
};

/** Keeps one link up: connects, waits longer after each failure, and gives up only where the server refuses for good. */
export type Connection = {
  /** Grows with every link, so that an answer of an old one is told from one of now. */
  readonly epoch: number;
  connect(): void;
  /** Skips what is left of a wait, or of a try that the network's change has left hanging. */
  hurry(): void;
  /** The link of this epoch has proved dead. */
  lose(epoch: number): void;
  /** Leaves a link that is still good for a new one at once, as a server that stops asks. */
  renew(epoch: number): void;
  /** The client is level with the server: the next failure starts from a short wait again. */
  settle(): void;
  stop(): void;
};

export function createConnection(parts: ConnectionParts): Connection {
  const { link, keeper, timers } = parts;
  let epoch = 0;
  let failures = 0;
  let triedAt = 0;
  let hasAskedAgain = false;
  let cancel: () => void = () => undefined;

  function connect(): void {
    cancel();
    epoch += 1;
    const mine = epoch;
    triedAt = timers.now();
    keeper.change({ link: 'connecting', retryAt: null, refusal: null });
    cancel = timers.after(welcomeWithinMs, () => lose(mine));
    link.open(parts.hello(), {
      onWelcome(welcome) {
        if (mine !== epoch) return;
        cancel();
        hasAskedAgain = false;
        parts.onWelcome(welcome);
      },
      onEvent(name, body) {
        if (mine === epoch) parts.onEvent(name, body);
      },
      onDown(error) {
        if (mine === epoch) down(error);
      },
    });
  }

  function down(error?: ErrorBody): void {
    cancel();
    epoch += 1;
    keeper.change({ link: 'offline', isLevel: false });
    parts.onDown();
    if (error && finalCodes.includes(error.code)) refuse(error);
    else {
      failures += 1;
      retryIn((error?.retryAfterMs ?? 0) + backoffMs(failures, timers));
    }
  }

  function refuse(error: ErrorBody): void {
    if (!hasAskedAgain && parts.onRefused(error) === 'retry') {
      hasAskedAgain = true;
      retryIn(0);
    } else keeper.change({ refusal: error, retryAt: null });
  }

  function retryIn(ms: number): void {
    keeper.change({ retryAt: timers.now() + ms });
    cancel = timers.after(ms, connect);
  }

  function lose(of: number): void {
    if (of !== epoch) return;
    link.close();
    down();
  }

  return {
    get epoch() {
      return epoch;
    },
    connect,
    hurry() {
      const { link: state, retryAt } = keeper.state;
      const isStuck = state === 'connecting' && timers.now() - triedAt > stuckAfterMs;
      if (retryAt !== null || isStuck) connect();
    },
    lose,
    renew(of) {
      if (of !== epoch) return;
      link.close();
      keeper.change({ isLevel: false });
      parts.onDown();
      connect();
    },
    settle() {
      failures = 0;
    },
    stop() {
      cancel();
      epoch += 1;
      link.close();
      keeper.change({ link: 'offline', retryAt: null, isLevel: false });
    },
  };
}
