import type { ErrorBody, ErrorCode } from '@deskbell/shared/error';

/** An expected failure: thrown by use-cases, answered to the caller as it is, never logged as an error. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly body: ErrorBody;
  constructor(code: ErrorCode, message: string, rest: Omit<ErrorBody, 'code' | 'message'> = {}) {
    super(message);
    this.body = { code, message, ...rest };
  }
}
