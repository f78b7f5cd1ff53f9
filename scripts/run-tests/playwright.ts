import type { Count, Skipped } from './count.ts';
import { runReporting } from './run-reporting.ts';

type Annotation = { type: string; description?: string };
type Spec = { title: string; tests: { status: string; annotations: Annotation[] }[] };
type Suite = { title: string; specs?: Spec[]; suites?: Suite[] };
export type PlaywrightReport = {
  suites: Suite[];
  errors: unknown[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};

/** @param browser the Chromium to test in */
export async function runPlaywright(browser: string, config: string): Promise<Count> {
  const { report, code } = await runReporting<PlaywrightReport>('playwright', (file) => ({
    args: ['test', '--config', config, '--reporter', 'list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, DESKBELL_TEST_BROWSER: browser },
  }));
  return countPlaywright(report, code);
}

/** Counts a run that failed outside its tests as one failure. */
export function countPlaywright(report: PlaywrightReport | null, code: number): Count {
  if (!report) return { passed: 0, failed: 1, skipped: [] };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky;
  return {
    passed: expected,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.suites.flatMap(skippedIn),
  };
}

function skippedIn({ specs = [], suites = [] }: Suite): Skipped[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => ({
        name: title,
        reason:
          annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ??
          'it says no reason',
      })),
  );
  return [...own, ...suites.flatMap(skippedIn)];
}
