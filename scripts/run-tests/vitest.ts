import type { Count } from './count.ts';
import { runReporting } from './run-reporting.ts';

export async function runVitest(): Promise<Count> {
  const { report, code } = await runReporting<Count>('vitest', (file) => ({
    args: ['run', '--reporter=default', '--reporter=./scripts/run-tests/vitest-report.ts'],
    env: { DESKBELL_TEST_REPORT: file },
  }));
  if (!report) return { passed: 0, failed: 1, skipped: [] };
  return report.failed === 0 && code !== 0 ? { ...report, failed: 1 } : report;
}
