import type { ErrorBody } from '@deskbell/shared/error';
import type { Conversation } from '@deskbell/shared/model/conversation';
import type { Message } from '@deskbell/shared/model/message';
import type { Receipt } from '@deskbell/shared/model/receipt';

/** One message somebody wrote, and all that was said to its author about it. */
export type Sending = {
  /** No two are the same, so that a doubled message is known by its text even under another id. */
  text: string;
  client: string;
  /** Grows with every start of the client, so that order is asked only of what one engine sent. */
  life: string;
  /** Whether the client's store outlives a crash. */
  isDurable: boolean;
  /** Known once the engine has kept it, or once it was seen on its way. */
  id: string | null;
  /** The engine said that it is kept. */
  isKept: boolean;
  /** The client that held it crashed before anything durable had it. */
  isForgotten: boolean;
  isDiscarded: boolean;
  tries: number;
  /** What the server answered that it stored. */
  acknowledged: Message[];
  /** Errors that do not pass. */
  refused: ErrorBody[];
};

/** What clients were told, apart from what they wrote. */
export type Told = {
  sendings: Sending[];
  /** Acknowledged edits and deletions. */
  changed: Message[];
  conversations: Conversation[];
  receipts: Receipt[];
  /** Texts that are stored by other commands than a send: corrections, and notes with a transfer. */
  otherTexts: Set<string>;
};

/** Keeps what every client was told; filled by the wrapped links and engines. */
export class Ledger implements Told {
  readonly sendings: Sending[] = [];
  readonly changed: Message[] = [];
  readonly conversations: Conversation[] = [];
  readonly receipts: Receipt[] = [];
  readonly otherTexts = new Set<string>();
  readonly #byText = new Map<string, Sending>();

  write(from: Pick<Sending, 'text' | 'client' | 'life' | 'isDurable'>): Sending {
    const sending: Sending = {
      ...from,
      id: null,
      isKept: false,
      isForgotten: false,
      isDiscarded: false,
      tries: 0,
      acknowledged: [],
      refused: [],
    };
    this.sendings.push(sending);
    this.#byText.set(from.text, sending);
    return sending;
  }

  of(text: string): Sending | undefined {
    return this.#byText.get(text);
  }

  /** Takes note of an answer as it came over the link. */
  answered(name: string, value: object): void {
    const { message, conversation, receipt } = value as Partial<{
      message: Message;
      conversation: Conversation;
      receipt: Receipt;
    }>;
    if (message && (name === 'editMessage' || name === 'deleteMessage')) this.changed.push(message);
    if (conversation && name !== 'readConversation') this.conversations.push(conversation);
    if (receipt) this.receipts.push(receipt);
  }

  /** The memory of a crashed client is gone, with what it had not sent. */
  forget(life: string): void {
    for (const sending of this.sendings)
      if (sending.life === life && !(sending.isDurable && sending.isKept))
        sending.isForgotten = true;
  }
}
