import type { CommandName, Parsed } from '@deskbell/shared/up';
import { commands } from '@deskbell/shared/up';
import type { z } from 'zod';
import type { Metrics } from './metrics.ts';
import { Refusal } from './refusal.ts';

/**
 * The input as the command's schema has it. Fields this version does not know are left out and counted.
 * @throws {Refusal} `badInput` or `tooLarge` that names the field and what is allowed
 */
export function parseInput<Name extends CommandName>(
  name: Name,
  given: unknown,
  metrics: Metrics,
): Parsed<Name> {
  const schema = commands[name].input;
  const result = schema.safeParse(given ?? {});
  if (!result.success) throw toRefusal(result.error);
  for (const field of Object.keys(given ?? {}))
    if (!Object.hasOwn(schema.shape, field)) metrics.unknownField(name);
  return result.data as Parsed<Name>;
}

function toRefusal(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const field = issue?.path.join('.') || 'input';
  const isTooLong = issue?.code === 'too_big' && issue.origin === 'string';
  return new Refusal(
    isTooLong ? 'tooLarge' : 'badInput',
    `${field}: ${issue?.message ?? 'not valid'}`,
    {
      params: { field, ...(isTooLong ? { limit: Number(issue.maximum) } : {}) },
    },
  );
}
