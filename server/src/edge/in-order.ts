/**
 * Runs what belongs together one after the other, in the order it came, and everything else at once. A client that
 * sends two messages without waiting for the first answer still finds them in its own order.
 */
export class InOrder {
  #tails = new Map<string, Promise<unknown>>();

  run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    const tail = this.#tails.get(key);
    // What came before may have failed; that is its own caller's concern.
    const mine = tail ? tail.then(work, work) : work();
    this.#tails.set(key, mine);
    const forget = () => {
      if (this.#tails.get(key) === mine) this.#tails.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }
}
