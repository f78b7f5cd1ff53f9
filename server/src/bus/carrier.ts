/** How a carrier tells what comes over it. */
export type Ears = {
  hear(payload: string): void;
  /** Connected again, and whether everything said meanwhile was or will be heard. */
  up(isGapless: boolean): void;
  down(error: Error): void;
};

/** A way for servers to hear one another: whatever one sends, all others hear, in the order it was sent. */
export type Carrier = {
  /** Resolves once it hears; from then on it connects again after every loss. */
  open(ears: Ears): Promise<void>;
  /** Rejects where it could not be carried, or where that is not known. */
  send(payloads: readonly string[]): Promise<void>;
  close(): Promise<void>;
};
