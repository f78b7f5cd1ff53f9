import { expect, test } from 'vitest';
import { readWanted } from '../arguments.ts';
import { finding, invariants } from '../check/finding.ts';
import { report } from '../report.ts';

const wanted = readWanted(['--seed', '1']);

test('a run in which everything held counts every invariant', () => {
  const { ok, results } = report(wanted, { findings: [], isCompared: true });
  expect(ok).toBe(true);
  expect(results.map(({ isSo }) => isSo)).toEqual(Object.keys(invariants).map(() => true));
});

test('a run that broke off counts nothing as held that nobody looked at', () => {
  const findings = [finding('settled')('the run broke off')];
  const { ok, results } = report(wanted, { findings, isCompared: false });
  expect(ok).toBe(false);
  expect(results).toEqual([{ name: invariants.settled, isSo: false }]);
});

test('what held beside something that did not is counted', () => {
  const findings = [finding('gapless')('a gap')];
  const { results } = report(wanted, { findings, isCompared: true });
  expect(results.filter(({ isSo }) => !isSo)).toEqual([{ name: invariants.gapless, isSo: false }]);
  expect(results).toHaveLength(Object.keys(invariants).length);
});

test('words that only tabs of one store lost do not count as the planted fault being seen', () => {
  const planted = readWanted(['--seed', '1', '--plant', 'outbox-not-persisted']);
  const okWith = (text: string) =>
    report(planted, { findings: [finding('kept')(text)], isCompared: true }).ok;
  expect(okWith('visitor 2, tab 0 kept "x" (1), and it is nowhere any more')).toBe(false);
  expect(okWith('visitor 0 kept "x" (1), and it is nowhere any more')).toBe(true);
});
