import { existsSync, readFileSync } from 'node:fs';

/**
 * What the process with this number runs: `null` where there is no such process, `'unknown'` where the system does
 * not tell (only Linux does).
 */
export function commandOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return null;
  }
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return 'unknown';
  // A process that ended, and that nobody asked after yet, still has a number but no command.
  return readFileSync(file, 'utf8').replaceAll('\0', ' ') || null;
}
