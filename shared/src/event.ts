import type { z } from 'zod';

export type Event<Name extends string = string, Body extends z.ZodObject = z.ZodObject> = {
  name: Name;
  summary: string;
  /** Durable events reach a client again through `catchUp`; volatile ones are lost with the moment. */
  isDurable: boolean;
  body: Body;
};

export function defineEvent<const Name extends string, Body extends z.ZodObject>(
  event: Event<Name, Body>,
): Event<Name, Body> {
  return event;
}
