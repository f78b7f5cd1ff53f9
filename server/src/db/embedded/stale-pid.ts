import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../../process-command.ts';

/**
 * Removes `postmaster.pid` where its process is gone or its number belongs to another program by now, as it easily
 * does in a container; PostgreSQL would refuse to start over it.
 */
export function removeStalePid(folder: string): void {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const command = commandOf(pid);
  if (command === null || !/postgres|unknown/.test(command)) rmSync(file);
}
