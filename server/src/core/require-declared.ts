import { type Command, commonErrors } from '@deskbell/shared/command';
import type { ErrorCode } from '@deskbell/shared/error';
import { type CommandName, commands } from '@deskbell/shared/up';
import { Refusal } from './refusal.ts';

/**
 * Holds a refusal against what its command says it can answer, for clients rely on that list.
 * @throws {Error} that names command and code when the code is not among them
 */
export function requireDeclared(name: CommandName, error: unknown): void {
  if (!(error instanceof Refusal)) return;
  const { errors }: Command = commands[name];
  const declared: readonly ErrorCode[] = [...commonErrors, ...errors];
  if (!declared.includes(error.body.code))
    throw new Error(`${name} answers ${error.body.code}, which it does not declare`);
}
