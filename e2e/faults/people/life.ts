import type { Answer } from '@deskbell/shared/error';
import type { Message } from '@deskbell/shared/model/message';
import type { Clock } from '@deskbell/shared/sync/clock';
import type { Link, LinkListener } from '@deskbell/shared/sync/link';
import type { Store } from '@deskbell/shared/sync/store';
import type { Sending } from '../told/ledger.ts';
import type { Pace } from './pace.ts';

const never = <Value>(): Promise<Value> => new Promise<Value>(() => undefined);

/** What a client was told over its link. */
export type Listening = {
  sending(text: string): Sending | undefined;
  answered(name: string, value: object): void;
};

/**
 * One run of a client's program. Ended by `crash`, it does nothing more: no timer runs, no answer comes, nothing is
 * written any more, wherever it was.
 */
export class Life {
  isOver = false;
  /** Store calls under way. */
  busy = 0;
  /** When the last `catchUp` that reached the present was asked. */
  levelSince = 0;
  readonly #pace: Pace;
  readonly #ended = Promise.withResolvers<void>();
  #link: Link | null = null;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  crash(): void {
    this.isOver = true;
    this.#link?.close();
    this.#ended.resolve();
  }

  /** Waits for something the program does, or for the program's end. */
  async live(doing: Promise<void>): Promise<void> {
    await Promise.race([doing, this.#ended.promise]);
  }

  clock(): Clock {
    const clock = this.#pace.clock();
    return { ...clock, after: (ms, run) => clock.after(ms, () => void (this.isOver || run())) };
  }

  /** A step of the store, none of it after the end. */
  async step<Value>(run: () => Promise<Value>): Promise<Value> {
    if (this.isOver) return never();
    this.busy += 1;
    try {
      const value = await run();
      return this.isOver ? never() : value;
    } finally {
      this.busy -= 1;
    }
  }

  store(kept: Store): Store {
    return {
      load: () => this.step(() => kept.load()),
      commit: (batch) => this.step(() => kept.commit(batch)),
      messages: (...query) => this.step(() => kept.messages(...query)),
      watch: (onChange) => kept.watch(() => void (this.isOver || onChange())),
      wipe: () => this.step(() => kept.wipe()),
      close: () => kept.close(),
    };
  }

  link(real: Link, told: Listening): Link {
    this.#link = real;
    return {
      open: (hello, listener) => {
        if (!this.isOver) real.open(hello, this.#while(listener));
      },
      close: () => real.close(),
      call: async (name, input, timeoutMs) => {
        if (this.isOver) return never();
        const askedAt = Date.now();
        const sending = name === 'sendMessage' ? noteTry(told, input) : undefined;
        const answer = await real.call(name, input, timeoutMs / this.#pace.speed);
        if (this.isOver) return never();
        if (answer.ok) told.answered(name, answer.value);
        if (sending) noteAnswer(sending, answer as Answer<{ message: Message }>);
        if (name === 'catchUp' && answer.ok && (answer.value as { isLevel: boolean }).isLevel)
          this.levelSince = askedAt;
        return answer;
      },
    };
  }

  #while(listener: LinkListener): LinkListener {
    return {
      onWelcome: (welcome) => void (this.isOver || listener.onWelcome(welcome)),
      onEvent: (name, body) => void (this.isOver || listener.onEvent(name, body)),
      onDown: (error) => void (this.isOver || listener.onDown(error)),
    };
  }
}

/** Answers after which a client tries again by itself. */
const passing = new Set(['unavailable', 'internal', 'tooMany', 'notSignedIn', 'tokenExpired']);

function noteTry(told: Listening, input: unknown): Sending | undefined {
  const { id, text } = input as { id: string; text: string };
  const sending = told.sending(text);
  if (!sending) return undefined;
  sending.id ??= id;
  sending.tries += 1;
  return sending;
}

function noteAnswer(sending: Sending, answer: Answer<{ message: Message }>): void {
  if (answer.ok) sending.acknowledged.push(answer.value.message);
  else if (!passing.has(answer.error.code)) sending.refused.push(answer.error);
}
