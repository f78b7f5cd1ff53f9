import { Refusal } from './refusal.ts';

type Limits = {
  /** How many groups are carried out at a time. */
  lanes: number;
  /** The largest group. */
  most: number;
  /** How many may wait for the next group. */
  waiting: number;
};

type Waiting<Item, Outcome> = {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
};

/**
 * Carries out in one go what arrives while earlier work is under way, as a database does with its commits. Nothing
 * ever waits for company: where nothing is under way, what came in the same turn of the event loop goes at once.
 */
export class Group<Item, Outcome> {
  #carryOut: (items: Item[]) => Promise<Outcome[]>;
  #limits: Limits;
  #waiting: Waiting<Item, Outcome>[] = [];
  #underWay = 0;
  #isDue = false;

  /** @param carryOut answers one outcome for each item, in their order */
  constructor(carryOut: (items: Item[]) => Promise<Outcome[]>, limits: Limits) {
    this.#carryOut = carryOut;
    this.#limits = limits;
  }

  /**
   * The outcome of this item; rejects with whatever its group failed with.
   * @throws {Refusal} `unavailable` with `retryAfterMs` where too many wait already
   */
  add(item: Item): Promise<Outcome> {
    if (this.#waiting.length >= this.#limits.waiting)
      return Promise.reject(
        new Refusal('unavailable', 'more arrives than can be stored just now', {
          retryAfterMs: 1_000,
        }),
      );
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#isDue || this.#waiting.length === 0 || this.#underWay >= this.#limits.lanes) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    const group = this.#waiting.splice(0, this.#limits.most);
    this.#underWay += 1;
    this.#schedule();
    try {
      const outcomes = await this.#carryOut(group.map(({ item }) => item));
      if (outcomes.length !== group.length)
        throw new Error(`a group of ${group.length} had ${outcomes.length} outcomes`);
      // The lengths are equal, so each has one.
      for (const [at, { resolve }] of group.entries()) resolve(outcomes[at] as Outcome);
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      this.#underWay -= 1;
      this.#schedule();
    }
  }
}
