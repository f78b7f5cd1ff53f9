import type { Command } from '@deskbell/shared/command';
import { type CommandName, commandNames, commands } from '@deskbell/shared/up';
import { examples } from './examples.ts';
import { type Caller, callers, expected, type Outcome } from './expected.ts';
import type { World } from './world.ts';

const transports = ['socket', 'rest'] as const;
export type Cell = {
  name: CommandName;
  caller: Caller;
  which: 'first' | 'second';
  transport: (typeof transports)[number];
};

/** Nobody has no socket, some commands live on one transport only, and some are not about anything. */
function exists({ name, caller, transport, which }: Cell): boolean {
  const { route, isOnSocket }: Command = commands[name];
  const rows = Object.values(expected[name] ?? {});
  if (which === 'second' && rows.every((row) => row.first === row.second)) return false;
  return transport === 'rest' ? route !== null : isOnSocket && caller !== 'nobody';
}

export const cells: Cell[] = commandNames
  .flatMap((name) => callers.map((caller) => ({ name, caller })))
  .flatMap((half) => (['first', 'second'] as const).map((which) => ({ ...half, which })))
  .flatMap((half) => transports.map((transport) => ({ ...half, transport })))
  .filter(exists);

export async function outcomeOf(here: World, { name, caller, which, transport }: Cell) {
  const isRefused = expected[name][caller][which] !== 'ok';
  const example = examples[name];
  const token = await here.tokenOf(caller, example);
  const target = await here.prepare(caller, example, which);
  const before = isRefused && (await here.fingerprint());
  const call = { name, input: example.input(target) };
  const answer = await (transport === 'rest'
    ? here.overRest(token, call)
    : here.overSocket(token, call));
  const outcome: Outcome = answer.ok ? 'ok' : answer.error.code;
  return { outcome, answer, isUntouched: !isRefused || before === (await here.fingerprint()) };
}
