import type { Answer } from '@deskbell/shared/error';
import type { CommandName, Output, Parsed } from '@deskbell/shared/up';
import { commands } from '@deskbell/shared/up';
import type { Transaction } from '../db/wall.ts';
import { useCases } from '../use-cases.ts';
import type { Actor } from './actor.ts';
import type { Publication } from './audience.ts';
import { standing } from './clock.ts';
import type { Context } from './context.ts';
import type { Deskbell } from './deskbell.ts';
import { toErrorBody } from './error-body.ts';
import { aboutCall, type Call, logCommand } from './log-command.ts';
import { type Rule, requireMay } from './may.ts';
import { parseInput } from './parse-input.ts';
import { requireDeclared } from './require-declared.ts';
import { requireReach } from './require-reach.ts';
import { settled } from './settled.ts';

/**
 * The one way a command is carried out, whatever edge it came from: parse → may this actor? → transaction → use-case
 * → commit → publish. It never rejects: whatever goes wrong is an answer.
 */
export async function run<Name extends CommandName>(
  deskbell: Deskbell,
  actor: Actor,
  call: Call<Name>,
): Promise<Answer<Output<Name>>> {
  const startedAt = performance.now();
  const carriedOut = carryOut(deskbell, actor, call);
  const answer = await (deskbell.checksOutput ? declared(call.name, carriedOut) : carriedOut).then(
    (value): Answer<Output<Name>> => ({ ok: true, value }),
    (error: unknown): Answer<Output<Name>> => ({
      ok: false,
      error: toErrorBody(error, deskbell.log.child(aboutCall(actor, call))),
    }),
  );
  const ms = performance.now() - startedAt;
  deskbell.metrics.command(call.name, answer.ok ? 'ok' : answer.error.code, ms);
  logCommand(deskbell.log, { actor, call }, { answer, ms });
  return answer;
}

async function declared<Value>(name: CommandName, carriedOut: Promise<Value>): Promise<Value> {
  return carriedOut.catch((error: unknown) => {
    requireDeclared(name, error);
    throw error;
  });
}

async function carryOut<Name extends CommandName>(
  deskbell: Deskbell,
  actor: Actor,
  { name, input: given }: { name: Name; input: unknown },
): Promise<Output<Name>> {
  const rule = requireMay(actor, name);
  const input = parseInput(name, given, deskbell.metrics);
  await deskbell.messageLimit.take(actor, name);
  const outcome =
    (await together(deskbell, actor, { name, input })) ??
    (await inItsPlace(deskbell, name, (place) =>
      settled(place, actor, (db) => perform(deskbell, { actor, db }, { name, rule, input })),
    ));
  deskbell.publisher.publish(outcome.publications);
  for (const sessionId of outcome.endedSessions) deskbell.publisher.endSession(sessionId);
  const { value } = outcome;
  return deskbell.checksOutput ? (commands[name].output.parse(value) as Output<Name>) : value;
}

/** Searches wait for a turn on connections of their own; everything else begins at once. */
function inItsPlace<Value>(
  deskbell: Deskbell,
  name: CommandName,
  work: (place: Deskbell) => Promise<Value>,
): Promise<Value> {
  return name === 'search' ? deskbell.searches((db) => work({ ...deskbell, db })) : work(deskbell);
}

type Outcome<Value> = { value: Value; publications: Publication[]; endedSessions: string[] };

async function together<Name extends CommandName>(
  { shortWays }: Deskbell,
  actor: Actor,
  { name, input }: { name: Name; input: Parsed<Name> },
): Promise<Outcome<Output<Name>> | null> {
  const done = await shortWays[name]?.(actor, input);
  return done ? { ...done, endedSessions: [] } : null;
}

/** One try of a use-case: what it answers, and what is to be told once it has committed. */
async function perform<Name extends CommandName>(
  deskbell: Deskbell,
  { actor, db }: { actor: Actor; db: Transaction },
  { name, rule, input }: { name: Name; rule: Rule; input: Parsed<Name> },
): Promise<Outcome<Output<Name>>> {
  await requireReach(db, actor, { rule, input });
  const publications: Publication[] = [];
  const endedSessions: string[] = [];
  const context: Context = {
    actor,
    db,
    clock: standing(deskbell.clock),
    secrets: deskbell.secrets,
    presences: deskbell.presences,
    signInLimit: deskbell.signInLimit,
    publish: (...more) => void publications.push(...more),
    endSession: (sessionId) => void endedSessions.push(sessionId),
  };
  return { value: await useCases[name](context, input), publications, endedSessions };
}
