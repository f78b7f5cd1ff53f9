import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import { type Count, nothing, sum } from './count.ts';

type Result = { state: string; note?: string | undefined };
type Module = {
  state(): string;
  children: { allTests(): Iterable<{ fullName: string; result(): Result }> };
};

/** Counts a file that failed to load, and an error outside every test, as one failure each. */
export function countModules(modules: readonly Module[], errors: readonly unknown[]): Count {
  return sum([{ ...nothing, failed: errors.length }, ...modules.map(countModule)]);
}

function countModule(module: Module): Count {
  const tests = [...module.children.allTests()].map((test) => ({
    name: test.fullName,
    ...test.result(),
  }));
  const count = (state: string) => tests.filter((test) => test.state === state).length;
  const isBroken = module.state() === 'failed' && count('failed') === 0;
  return {
    passed: count('passed'),
    failed: count('failed') + (isBroken ? 1 : 0),
    skipped: tests
      .filter(({ state }) => state === 'skipped' || state === 'pending')
      .map(({ name, note }) => ({ name, reason: note ?? 'it says no reason' })),
  };
}

/** Writes the count, with the reasons of skipped tests that Vitest's own report leaves out. */
export default class VitestReport implements Reporter {
  onTestRunEnd(modules: readonly Module[], errors: readonly unknown[]): void {
    const file = process.env.DESKBELL_TEST_REPORT;
    if (file) writeFileSync(file, JSON.stringify(countModules(modules, errors)));
  }
}
