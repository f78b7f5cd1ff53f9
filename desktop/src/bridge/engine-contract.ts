import { listName } from '@deskbell/shared/commands/list-conversations';
import { errorBody } from '@deskbell/shared/error';
import { commandNames, commands } from '@deskbell/shared/up';
import { z } from 'zod';

const nothing = z.object({});
const conversation = z.object({ conversationId: z.string() });

/** What changed in the engine's state; rows were checked where they came in, so here they are only carried. */
const patch = z.object({
  values: z.record(z.string(), z.unknown()),
  maps: z.record(
    z.string(),
    z.object({
      put: z.array(z.tuple([z.string(), z.unknown()])),
      removed: z.array(z.string()),
    }),
  ),
});
const version = z.number().int().nonnegative();

/** `version` is the state that holds what the call did; a failure of the server's has its `error`. */
const answerWith = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), version, value }),
    z.object({ ok: z.literal(false), version, error: errorBody.nullable(), message: z.string() }),
  ]);
const call = <Input extends z.ZodObject, Value extends z.ZodType>(input: Input, value: Value) => ({
  input,
  output: answerWith(value),
});

/** What a window may ask of the engine that lives in a process of its own. */
export const engineCalls = {
  /** Starts the signed-in agent's engine, or finds it running; answers all of its state. */
  startEngine: call(nothing, z.object({ version, patch })),
  stopEngine: call(nothing, nothing),
  wakeEngine: call(nothing, nothing),
  callServer: call(
    z
      .object({ name: z.enum(commandNames), input: z.unknown() })
      .refine(({ name, input }) => commands[name].input.safeParse(input).success, 'bad input'),
    z.unknown(),
  ),
  sendMessage: call(
    z.object({
      conversationId: z.string().nullable(),
      text: z.string(),
      kind: z.enum(['text', 'note']).optional(),
      replyToId: z.string().optional(),
      baseSeq: z.number().int().optional(),
    }),
    z.unknown(),
  ),
  retryMessage: call(z.object({ id: z.string(), baseSeq: z.number().int().optional() }), nothing),
  discardMessage: call(z.object({ id: z.string() }), nothing),
  openThread: call(conversation, nothing),
  closeThread: call(conversation, nothing),
  loadOlder: call(conversation, nothing),
  loadList: call(
    z.object({ list: listName, page: z.string().optional() }),
    z.object({ nextPage: z.string().nullable() }),
  ),
  markRead: call(conversation.extend({ seq: z.number().int() }), nothing),
  showTyping: call(
    conversation.extend({ isTyping: z.boolean(), preview: z.string().optional() }),
    nothing,
  ),
} as const;

/** What the engine tells the window. */
export const engineTellings = {
  engineChanged: z.object({ version, patch }),
  engineEvent: z.object({ name: z.string(), body: z.unknown() }),
  engineNews: z.object({ conversation: z.unknown() }),
  engineWelcome: z.object({ welcome: z.unknown() }),
  /** `error` where it was the server's answer. */
  engineTrouble: z.object({ message: z.string(), error: errorBody.nullable() }),
  /** Its process ended on its own. */
  engineLost: nothing,
} as const;

export type EngineCallName = keyof typeof engineCalls;
export type EngineCallInput<Name extends EngineCallName> = z.input<
  (typeof engineCalls)[Name]['input']
>;
export type EngineAnswer<Name extends EngineCallName> = z.output<
  (typeof engineCalls)[Name]['output']
>;
export type EngineValue<Name extends EngineCallName> = Extract<
  EngineAnswer<Name>,
  { ok: true }
>['value'];
export type EngineTellingName = keyof typeof engineTellings;
export type EngineTelling<Name extends EngineTellingName> = z.output<(typeof engineTellings)[Name]>;
export type EngineCallHandlers = {
  [Name in EngineCallName]: (input: EngineCallInput<Name>) => Promise<EngineAnswer<Name>>;
};
