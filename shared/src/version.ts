/** The protocol this build speaks. Additions need no new number; anything the fingerprint test rejects does. */
export const protocol = 1;

/** The oldest protocol the server still accepts in a handshake. */
export const oldestProtocol = 1;

/** One line for every number, newest last. */
export const history: Readonly<Record<number, string>> = {
  1: 'The corridor: conversations, messages, receipts, typing, presence and catch-up.',
};
