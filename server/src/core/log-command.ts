import type { Answer } from '@deskbell/shared/error';
import type { CommandName } from '@deskbell/shared/up';
import type { Logger } from 'pino';
import type { Actor } from './actor.ts';

/** Commands that take longer are worth a warning, in ms. */
export const slowMs = 1_000;

/** A command as it came in. */
export type Call<Name extends CommandName = CommandName> = {
  name: Name;
  input: unknown;
  /** What the log calls it, where its request or connection has more than one. */
  commandId?: string;
};

/** What the log says of every command: who, over what, about which conversation; never what it holds. */
export function aboutCall(actor: Actor, { name, input, commandId }: Call) {
  return {
    command: name,
    commandId,
    requestId: actor.from.requestId,
    connectionId: actor.from.connectionId,
    actor: actor.kind,
    actorId: idOf(actor),
    conversationId: idIn(input, 'conversationId'),
    messageId: idIn(input, 'messageId') ?? idIn(input, 'id'),
  };
}

/** One line for a command: `debug` when it went well, `info` when it was refused for anything but haste, `warn` when it was slow. */
export function logCommand(
  log: Logger,
  { actor, call }: { actor: Actor; call: Call },
  { answer, ms }: { answer: Answer<unknown>; ms: number },
): void {
  const level = levelOf(answer, ms);
  if (!log.isLevelEnabled(level)) return;
  const outcome = answer.ok ? 'ok' : answer.error.code;
  const said = ms > slowMs ? 'a slow command' : 'a command';
  log[level]({ ...aboutCall(actor, call), outcome, ms: Math.round(ms) }, said);
}

function levelOf(answer: Answer<unknown>, ms: number): 'warn' | 'info' | 'debug' {
  if (ms > slowMs) return 'warn';
  // Whoever floods the server shall not flood the log as well; the metrics count it.
  return answer.ok || answer.error.code === 'tooMany' ? 'debug' : 'info';
}

function idOf(actor: Actor): string | undefined {
  if (actor.kind === 'visitor') return actor.visitorId;
  return actor.kind === 'agent' ? actor.agentId : undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An input may hold anything in the place of an id; nothing but an id may get into the log. */
function idIn(input: unknown, name: string): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const value = (input as Record<string, unknown>)[name];
  return typeof value === 'string' && uuid.test(value) ? value : undefined;
}
