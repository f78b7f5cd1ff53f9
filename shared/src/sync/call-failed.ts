import type { ErrorBody } from '../error.ts';

/** A command the server answered with an error. */
export class CallFailed extends Error {
  override name = 'CallFailed';
  readonly body: ErrorBody;
  constructor(body: ErrorBody) {
    super(body.message);
    this.body = body;
  }
}
