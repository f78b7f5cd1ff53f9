import { kebab } from '../where/kebab.ts';

/** What a new command's wire file says before anybody filled it in. */
export const commandText = (name: string, room: string) => `import { z } from 'zod';
import { defineCommand } from '../command.ts';

export const ${name} = defineCommand({
  name: '${name}',
  summary: 'Say in one sentence what whoever calls it gets.',
  route: { method: 'post', path: '/api/${room}/${kebab(name)}' },
  who: ['agent', 'admin'],
  input: z.object({}),
  output: z.object({}),
});
`;

export const useCaseText = (
  name: string,
) => `import type { Output, Parsed } from '@deskbell/shared/up';
import type { Context } from '../core/context.ts';

/** Say what it does, and which \`Refusal\` it throws. */
export async function ${name}(
  _context: Context,
  _input: Parsed<'${name}'>,
): Promise<Output<'${name}'>> {
  return {};
}
`;

/** Red until somebody says what the command is good for. */
export const testText = (name: string) => `import { expect, test } from 'vitest';

test('${name} gives somebody something', () => {
  expect.fail('name this test for what somebody gets, and show it through the real server');
});
`;
