import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import { type CallHandlers, type CallName, calls, tellings } from '../bridge/contract.ts';
import {
  type EngineCallHandlers,
  type EngineCallName,
  engineCalls,
  engineTellings,
} from '../bridge/engine-contract.ts';
import { callChannel, type ShellAnswer, toldChannel } from '../bridge/shell-wire.ts';
import { origin } from './protocol.ts';

const allCalls: Record<string, { input: z.ZodType; output: z.ZodType }> = {
  ...calls,
  ...engineCalls,
};
const allTellings: Record<string, z.ZodType> = { ...tellings, ...engineTellings };

/** Everything a window may ask for; who asks from anywhere else, or for anything else, is refused. */
export function answerCalls(
  handlers: CallHandlers & EngineCallHandlers,
  isWindow: (contents: WebContents) => boolean,
): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
    if (!isTrusted(event) || !isWindow(event.sender)) return refuse('forbidden', 'not from here');
    if (!isCallName(name)) return refuse('notFound', 'there is no such call');
    return answerCall({ name, input, handler: handlers[name] as Handler });
  });
}

type Handler = (input: unknown) => Promise<unknown>;
type Call = { name: CallName | EngineCallName; input: unknown; handler: Handler };

async function answerCall({ name, input, handler }: Call): Promise<ShellAnswer> {
  const schemas = allCalls[name];
  const parsed = schemas?.input.safeParse(input);
  if (!schemas || !parsed?.success) return refuse('badInput', `${name}: bad input`);
  try {
    const value = schemas.output.safeParse(await handler(parsed.data));
    if (value.success) return { ok: true, value: value.data };
    console.error(`${name} answered what its contract does not allow`, value.error.issues);
  } catch (error) {
    console.error(`${name} failed`, error);
  }
  return refuse('internal', `${name} failed`);
}

/** Tells a window something; what the contract does not allow is a mistake of ours and stays here. */
export function tellWindow(contents: WebContents, name: string, body: unknown): void {
  const parsed = allTellings[name]?.safeParse(body);
  if (!parsed?.success) {
    console.error(`${name} is not what its contract allows`, parsed?.error.issues);
    return;
  }
  if (!contents.isDestroyed()) contents.send(toldChannel, name, parsed.data);
}

function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin;
}

const isCallName = (name: unknown): name is CallName | EngineCallName =>
  typeof name === 'string' && Object.hasOwn(allCalls, name);

const refuse = (code: string, message: string): ShellAnswer => ({
  ok: false,
  error: { code, message },
});
