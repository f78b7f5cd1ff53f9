import type { EngineCallInput, EngineCallName, EngineValue } from '../bridge/engine-contract.ts';

export type Account = { serverUrl: string; token: string };

/** What the main process asks of the engine's process for itself. */
type OwnRequests = {
  readKept: { input: object; value: Record<string, string> };
  keep: { input: { key: string; value: string | null }; value: object };
  /** Before another agent comes in, everything of the one before is wiped. */
  enter: { input: { agentId: string }; value: object };
  /** Wipes everything of the agent who leaves. */
  leave: { input: object; value: object };
  /** Wipes all but what is not sent yet. */
  forget: { input: object; value: object };
  shutDown: { input: object; value: object };
};

type PassedOn = {
  [Name in EngineCallName]: {
    input: Name extends 'startEngine' ? Account : EngineCallInput<Name>;
    value: EngineValue<Name>;
  };
};

type Requests = OwnRequests & PassedOn;

/** Everything the engine's process can be asked. */
export type RequestName = keyof Requests;
export type RequestInput<Name extends RequestName> = Requests[Name]['input'];
export type RequestValue<Name extends RequestName> = Requests[Name]['value'];

export type RequestHandlers = {
  [Name in RequestName]: (
    input: RequestInput<Name>,
  ) => RequestValue<Name> | Promise<RequestValue<Name>>;
};
