import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';

/**
 * Runs a test tool that shows its progress and writes a report.
 * @param argsFor the tool's arguments and environment, given the file that the report is to go to
 * @returns its report, `null` where it wrote none, and its exit code
 */
export async function runReporting<Report>(
  tool: string,
  argsFor: (reportFile: string) => { args: string[]; env?: Record<string, string> },
): Promise<{ report: Report | null; code: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-report-'));
  const reportFile = join(folder, 'report.json');
  const { args, env } = argsFor(reportFile);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      const child = spawn(join(root, 'node_modules/.bin', tool), args, {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env },
      });
      child.on('error', reject);
      child.on('close', (exitCode) => resolve(exitCode ?? 1));
    });
    const isThere = existsSync(reportFile);
    return { report: isThere ? JSON.parse(readFileSync(reportFile, 'utf8')) : null, code };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
