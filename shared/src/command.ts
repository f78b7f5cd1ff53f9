import type { z } from 'zod';
import type { ErrorCode } from './error.ts';

/** Who may ask at all; `may.ts` on the server says about what. `anyone` needs no identity. */
export type Who = 'anyone' | 'visitor' | 'agent' | 'admin';

export type Route = {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path under which REST serves it; `:name` parts are read into the input. */
  path: `/api/${string}`;
};

export type Command<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> = {
  name: Name;
  /** One sentence for OpenAPI and `docs/where.md`. */
  summary: string;
  /** `null` where only a socket makes sense. */
  route: Route | null;
  /** False where only HTTP makes sense, such as signing in. */
  isOnSocket: boolean;
  who: readonly Who[];
  input: Input;
  output: Output;
  /** What it can answer beside the errors every command shares (`commonErrors`). */
  errors: readonly ErrorCode[];
};

/** Errors any command may answer. */
export const commonErrors = [
  'badInput',
  'notSignedIn',
  'tokenExpired',
  'forbidden',
  'tooMany',
  'tooLarge',
  'internal',
  'unavailable',
] as const satisfies readonly ErrorCode[];

/** Names a behaviour once: its socket event, REST route, types, permission row and test all follow from this value. */
export function defineCommand<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(
  command: Omit<Command<Name, Input, Output>, 'isOnSocket' | 'errors'> &
    Partial<Pick<Command, 'isOnSocket' | 'errors'>>,
): Command<Name, Input, Output> {
  return { isOnSocket: true, errors: [], ...command };
}
