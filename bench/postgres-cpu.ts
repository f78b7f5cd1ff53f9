import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux counts in hundredths of a second. */
const tickUs = 10_000;

/** CPU that a PostgreSQL and all of its processes have used so far, in µs; 0 where `/proc` does not tell. */
export function postgresCpu(folder: string): number {
  if (process.platform !== 'linux') return 0;
  const [main = ''] = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  let ticks = 0;
  for (const pid of all) {
    const stat = statOf(pid);
    if (stat && (pid === main || stat.parent === main)) ticks += stat.ticks;
  }
  return ticks * tickUs;
}

type Stat = { parent: string; ticks: number };

/** Null for a process that ended meanwhile. See proc_pid_stat(5); the name in brackets may hold anything. */
function statOf(pid: string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [, parent = ''] = fields;
    // utime and stime, and of children that have ended cutime and cstime.
    return { parent, ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) };
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'ESRCH')
    )
      return null;
    throw error;
  }
}
