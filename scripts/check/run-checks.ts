import { docs } from './docs.ts';
import { imports } from './imports.ts';
import { mirror, names } from './names.ts';
import type { Part } from './part.ts';
import { problemsOf } from './run-tool.ts';
import { sizes } from './sizes.ts';
import { text } from './text.ts';
import { typeCheck } from './type-check.ts';

const parts: Part[] = [
  {
    name: 'format and lint',
    problems: () => problemsOf('biome', ['check', '--error-on-warnings', '--colors=off', '.']),
  },
  ...typeCheck,
  imports,
  { name: 'nothing unused', problems: () => problemsOf('knip', ['--no-progress']) },
  names,
  mirror,
  text,
  docs,
  sizes,
];

export type CheckResult = { name: string; problems: string[] };

/** Runs everything that must hold besides the tests, and prints each part as it ends. */
export async function runChecks(): Promise<CheckResult[]> {
  const waiting = [...parts];
  const results: CheckResult[] = [];
  const worker = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const problems = await part.problems().catch((error: unknown) => [String(error)]);
      results.push({ name: part.name, problems });
      console.log(`${problems.length ? 'FAIL' : 'ok  '}  ${part.name}`);
      for (const problem of problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
