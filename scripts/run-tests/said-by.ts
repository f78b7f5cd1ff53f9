import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../set-up/places.mjs';

/** How long a script that is asked to end has for ending what it started, in ms. */
const graceMs = 15_000;

export type Said = { text: string; isInTime: boolean };

/**
 * All that a script says until it ends; it ends with us, however we end. One that goes on for longer than `withinMs` is
 * asked to end, and then killed with all that is in its process group.
 */
export function saidBy(
  args: readonly string[],
  limits: { withinMs: number; graceMs?: number },
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    let text = '';
    let isInTime = true;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        text += chunk;
      });
    let insist: NodeJS.Timeout | undefined;
    const remind = setTimeout(() => {
      isInTime = false;
      text += `\nIt did not end within ${limits.withinMs / 1_000} s.`;
      child.kill('SIGTERM');
      insist = setTimeout(() => killGroup(child), limits.graceMs ?? graceMs);
    }, limits.withinMs);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(remind);
      clearTimeout(insist);
      resolve({ text, isInTime });
    });
  });
}

/** Whoever else still holds the script's output, outside of its group, is not waited for. */
function killGroup({ pid, stdout, stderr }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  stdout?.destroy();
  stderr?.destroy();
}
