import { randomBytes } from 'node:crypto';
import { createAgent } from '../agents/create-agent.ts';
import { disableAgent } from '../agents/disable-agent.ts';
import { resetPassword } from '../agents/reset-password.ts';
import { findAgents } from '../agents/store.ts';
import { StartError } from '../start-error.ts';
import { table } from './table.ts';
import { withDatabase } from './with-database.ts';
import { readArguments, sayWhich, type Word } from './word.ts';

const madeUpPassword = () => randomBytes(12).toString('base64url');

const create: Word = async (args) => {
  const { values } = readArguments(args, {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', default: 'agent' },
  });
  const { email, name, role } = values;
  if (!email || !name) throw new StartError('An agent needs --email and --name.');
  if (role !== 'agent' && role !== 'admin') {
    throw new StartError(`--role is "${role}"; allowed is agent or admin.`);
  }
  const password = madeUpPassword();
  await withDatabase(async (db) => {
    const made = await createAgent(db, { email, name, role, password });
    console.log(`Made ${made.email} (${role}).`);
    console.log(`Password  ${password}   (shown only now)`);
  });
};

const list: Word = async (args) => {
  readArguments(args, {});
  await withDatabase(async (db) => {
    const rows = (await findAgents(db)).map(({ email, name, role, isDisabled }) => [
      email,
      name,
      role,
      isDisabled ? 'disabled' : '',
    ]);
    console.log(table(['e-mail', 'name', 'role', ''], rows));
  });
};

const disable: Word = async (args) => {
  const [email = ''] = readArguments(args, {}, ['e-mail']).positionals;
  await withDatabase(async (db) => {
    await disableAgent(db, email, new Date());
    console.log(`Disabled ${email} and ended every session.`);
  });
};

const reset: Word = async (args) => {
  const [email = ''] = readArguments(args, {}, ['e-mail']).positionals;
  const password = madeUpPassword();
  await withDatabase(async (db) => {
    await resetPassword(db, email, password);
    console.log(`${email} is signed out everywhere and may sign in again.`);
    console.log(`Password  ${password}   (shown only now)`);
  });
};

const words: Record<string, Word> = { create, list, disable, 'reset-password': reset };

export const agent: Word = ([word, ...args]) => sayWhich('agent', words, word)(args);
