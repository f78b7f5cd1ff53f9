import { expect, test } from 'vitest';
import { closingLine, nothing, sum } from '../run-tests/count.ts';
import { countResults } from '../run-tests/faults.ts';
import { countPlaywright } from '../run-tests/playwright.ts';
import { countModules } from '../run-tests/vitest-report.ts';

test('the closing line adds everything up', () => {
  const skipped = [{ name: 'a', reason: 'no tray here' }];
  const total = sum([
    nothing,
    { passed: 2, failed: 1, skipped },
    { passed: 3, failed: 0, skipped },
  ]);
  expect(closingLine(total)).toBe('5 passed, 1 failed, 2 skipped');
});

const moduleWith = (state: string, ...results: { state: string; note?: string }[]) => ({
  state: () => state,
  children: { allTests: () => results.map((result) => ({ fullName: 'it', result: () => result })) },
});

test('unit tests are counted, and a skipped one has its reason', () => {
  const results = [{ state: 'passed' }, { state: 'failed' }, { state: 'skipped', note: 'no tray' }];
  expect(countModules([moduleWith('failed', ...results)], [])).toEqual({
    passed: 1,
    failed: 1,
    skipped: [{ name: 'it', reason: 'no tray' }],
  });
});

test('a test file that cannot be loaded counts as a failure', () => {
  expect(countModules([moduleWith('failed')], []).failed).toBe(1);
});

test('a run that fails outside its tests counts as a failure', () => {
  expect(countModules([moduleWith('passed', { state: 'passed' })], ['late']).failed).toBe(1);
  expect(countPlaywright(null, 1).failed).toBe(1);
});

test('skipped browser tests are listed with their reasons', () => {
  const annotations = [{ type: 'skip', description: 'no notification daemon' }];
  const report = {
    suites: [
      {
        title: 'f',
        suites: [
          { title: 'g', specs: [{ title: 'h', tests: [{ status: 'skipped', annotations }] }] },
        ],
      },
    ],
    errors: [],
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 1 },
  };
  expect(countPlaywright(report, 1)).toEqual({
    passed: 4,
    failed: 2,
    skipped: [{ name: 'h', reason: 'no notification daemon' }],
  });
});

test('each thing that must hold under faults counts, and a run that broke off as a failure', () => {
  const results = [
    { name: 'seq has no gaps', isSo: true },
    { name: 'nothing is stored twice', isSo: false },
  ];
  expect(countResults(results)).toEqual({ passed: 1, failed: 1, skipped: [] });
  expect(countResults(null).failed).toBe(1);
  expect(countResults([]).failed).toBe(1);
});
