import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startApp } from '../src/app.ts';
import { StartError } from '../src/start-error.ts';
import { createDatabase } from './database.ts';
import { eg } from './example.ts';

test('a port that is taken while the server starts is named as one that was taken before', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { db, url, drop } = await createDatabase();
  const config = { ...eg.config(url), port };
  const refused = await startApp({ config, db, log: pino({ level: 'silent' }) }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(StartError);
  expect(String(refused)).toContain(`Port ${port} is taken by another program. Stop that one, or`);
  other.close();
  await drop();
});
