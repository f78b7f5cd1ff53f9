import type { ErrorBody } from '@deskbell/shared/error';
import type { EngineTelling, EngineTellingName } from '../bridge/engine-contract.ts';
import type { RequestInput, RequestName, RequestValue } from './requests.ts';

/** From the main process to the engine's. */
export type Asked = {
  [Name in RequestName]: { id: number; name: Name; input: RequestInput<Name> };
}[RequestName];

/** What an answer says beside its value: see `engine-contract`. */
export type Answered<Name extends RequestName = RequestName> =
  | { ok: true; version: number; value: RequestValue<Name> }
  | { ok: false; version: number; error: ErrorBody | null; message: string };

/** From the engine's process to the main one. */
export type Said =
  | { kind: 'answer'; id: number; answer: Answered }
  | {
      [Name in EngineTellingName]: { kind: 'telling'; name: Name; body: EngineTelling<Name> };
    }[EngineTellingName];
