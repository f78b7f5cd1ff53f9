import { errorBody } from '@deskbell/shared/error';
import { agent } from '@deskbell/shared/model/agent';
import type { Engine, EngineParts } from '@deskbell/shared/sync/engine';
import { z } from 'zod';

const nothing = z.object({});
const permission = z.enum(['granted', 'denied', 'default', 'unsupported']);
const call = <Input extends z.ZodObject, Output extends z.ZodType>(
  input: Input,
  output: Output,
) => ({
  input,
  output,
});

/** Everything the console may ask of what it runs in: a browser tab, or the desktop shell. */
export const calls = {
  /** Where the console runs and which server it speaks to. */
  describe: call(
    nothing,
    z.object({
      serverUrl: z.string(),
      isServerFixed: z.boolean(),
      isMac: z.boolean(),
      /** Shortcuts the target keeps for itself, such as a browser's own tab keys. */
      hasReservedKeys: z.boolean(),
    }),
  ),
  /** Small texts kept over restarts: tabs, drafts, language, theme. */
  readKept: call(nothing, z.object({ entries: z.record(z.string(), z.string()) })),
  /** `null` forgets the entry. */
  keep: call(z.object({ key: z.string(), value: z.string().nullable() }), nothing),

  /** The target keeps the token; the console only ever learns who is signed in. */
  readSession: call(nothing, z.object({ agent: agent.nullable() })),
  signIn: call(
    z.object({ serverUrl: z.string(), email: z.string(), password: z.string() }),
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), agent }),
      z.object({ ok: z.literal(false), error: errorBody }),
    ]),
  ),
  /** Ends the session on the server and wipes everything that was kept of it. */
  signOut: call(nothing, nothing),
  /** After the server ended the session: wipes all but the messages not yet sent. */
  forgetSession: call(nothing, nothing),

  /** The number on title, tray and dock; 0 clears it. */
  setBadge: call(z.object({ count: z.number().int().nonnegative() }), nothing),
  playSound: call(z.object({ sound: z.enum(['message', 'waiting']) }), nothing),
  readPermission: call(nothing, z.object({ permission })),
  askPermission: call(nothing, z.object({ permission })),
  /** One live notification per conversation; a newer one takes its place. */
  notify: call(
    z.object({ conversationId: z.string(), title: z.string(), body: z.string() }),
    nothing,
  ),
  withdraw: call(z.object({ conversationId: z.string() }), nothing),
  openLink: call(z.object({ url: z.string() }), nothing),
  copyText: call(z.object({ text: z.string() }), nothing),
} as const;

/** What the target tells the console by itself. */
export const tellings = {
  notificationOpened: z.object({ conversationId: z.string() }),
  /** Nobody touched the device for ten minutes, or somebody is back. */
  idleChanged: z.object({ isIdle: z.boolean() }),
  /** Another window kept a text, or forgot it. */
  keptElsewhere: z.object({ key: z.string(), value: z.string().nullable() }),
  /** The session was ended elsewhere, such as in another window. */
  sessionEnded: nothing,
} as const;

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;
export type TellingName = keyof typeof tellings;
export type Telling<Name extends TellingName> = z.output<(typeof tellings)[Name]>;

export type Permission = z.infer<typeof permission>;

export type Bridge = {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Returns the way to stop listening. */
  on<Name extends TellingName>(name: Name, listener: (body: Telling<Name>) => void): () => void;
  /** The sync engine of the signed-in agent, wherever it lives; it is not started yet. */
  openEngine(
    parts: Pick<EngineParts, 'onEvent' | 'onNews' | 'onWelcome' | 'onTrouble'>,
  ): Promise<Engine>;
};

export type CallHandlers = {
  [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>>;
};
