import { commonErrors } from '@deskbell/shared/command';
import { commandNames, commands } from '@deskbell/shared/up';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../src/core/may.ts';
import { startTestApp } from './app.ts';
import { eg } from './example.ts';
import { cells, outcomeOf } from './matrix/cells.ts';
import { examples } from './matrix/examples.ts';
import { expected } from './matrix/expected.ts';
import { World } from './matrix/world.ts';

let world: World;
beforeAll(async () => {
  world = new World(await startTestApp());
  await world.build();
});
afterAll(() => world.app.close());

describe.each(commandNames)('%s', (name) => {
  test.each(cells.filter((cell) => cell.name === name))(
    'answers $caller about the $which over $transport as the matrix says',
    async (cell) => {
      const { outcome, answer, isUntouched } = await outcomeOf(world, cell);
      expect(outcome).toBe(expected[name][cell.caller][cell.which]);
      const shown = JSON.stringify(answer);
      for (const secret of world.hiddenFrom(cell.caller)) expect(shown).not.toContain(secret);
      expect(isUntouched).toBe(true);
      if (!answer.ok)
        expect([...commonErrors, ...commands[name].errors]).toContain(answer.error.code);
    },
  );

  test('has a permission row that agrees with who may ask', () => {
    const { anyone, ...roles } = rules[name];
    const allowed = (['visitor', 'agent', 'admin'] as const).filter(
      (role) => roles[role] !== 'never',
    );
    const who: readonly string[] = commands[name].who;
    expect(who).toEqual(anyone === 'never' ? allowed : ['anyone']);
  });

  test('has an example that its own schema takes', async () => {
    const target = await world.prepare('agent', examples[name], 'first');
    expect(commands[name].input.safeParse(examples[name].input(target)).success).toBe(true);
  });
});

test('nobody gets a socket without proving who they are', async () => {
  const site = await world.app.site();
  const token = 'somebody-elses-token';
  const agent = world.app.connect({ protocol: 1, actor: 'agent', token });
  await expect(agent).rejects.toMatchObject({ code: 'notSignedIn' });
  const visitor = world.app.visitor(site.key, { token: 'a.forged.token' });
  await expect(visitor).rejects.toMatchObject({ code: 'notSignedIn' });
});

test('an agent may not change a colleague’s message, only their own', async () => {
  const target = await world.prepare('admin', examples.editMessage, 'first');
  const agent = world.people.get('agent');
  for (const name of ['editMessage', 'deleteMessage'] as const) {
    const answer = await world.overRest(agent?.token, {
      name,
      input: examples[name].input(target),
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  }
});

test('a conversation on a site an agent may not see cannot be handed to them', async () => {
  const limited = await world.app.db
    .selectFrom('agent_sites')
    .select('agent_id')
    .executeTakeFirstOrThrow();
  for (const name of ['assignConversation', 'transferConversation'] as const) {
    const { conversationId } = await world.prepare('agent', { ...examples[name] }, 'first');
    const input = { conversationId, agentId: limited.agent_id };
    const answer = await world.overRest(world.people.get('admin')?.token, { name, input });
    expect(answer).toMatchObject({ ok: false, error: { code: 'notFound' } });
  }
});

test('a visitor cannot learn another’s message by sending its id again', async () => {
  const { visitor } = Object.fromEntries(world.people);
  const stranger = await world.app.db
    .selectFrom('messages')
    .select('id')
    .where('conversation_id', '=', world.threads.second.conversationId)
    .where('author_kind', '=', 'visitor')
    .executeTakeFirstOrThrow();
  const answer = await world.overSocket(visitor?.token, {
    name: 'sendMessage',
    input: { ...eg.message(), id: stranger.id },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'idTaken' } });
  expect(JSON.stringify(answer)).not.toContain(world.threads.second.secret);
});

test('after all of it, no socket has heard a word that was not for it', () => {
  for (const [caller, { client }] of world.people) {
    const heard = JSON.stringify(client.heard);
    for (const secret of world.hiddenFrom(caller)) expect(heard, caller).not.toContain(secret);
  }
  expect(world.people.get('visitor')?.client.heardOf('conversationChanged')).not.toEqual([]);
  expect(world.people.get('limited')?.client.heardOf('conversationChanged')).not.toEqual([]);
});
