import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 10;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

export const isPassword = (stored: string, given: string): Promise<boolean> =>
  verify(stored, given);

/** What a sign-in with an unknown e-mail is checked against, so that it takes as long as any other. */
export const nobodysHash = hashPassword('the password of nobody');
