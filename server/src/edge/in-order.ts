/**
 * Runs what belongs together one after the other, in the order it came, and everything else at once. A client that
 * sends two messages without waiting for the first answer still finds them in its own order.
 */
export class InOrder {
  // Most connections only listen; an empty map for each of them would be a fiftieth of what they take.
  #tails: Map<string, Promise<unknown>> | null = null;

  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    this.#tails ??= new Map();
    const tails = this.#tails;
    const tail = tails.get(key);
    // What came before may have failed; that is its own caller's concern.
    const mine = tail ? tail.then(work, work) : work();
    tails.set(key, mine);
    const forget = () => {
      if (tails.get(key) === mine) tails.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }
}
