import type { Wanted } from './arguments.ts';
import { type Invariant, invariants } from './check/finding.ts';
import { plants } from './plants/plants.ts';
import type { Outcome } from './run.ts';

const shownOfEach = 8;

/** The end of a run in words, and whether it is as it should be: clean, or broken where the plant breaks it. */
export function report(wanted: Wanted, { findings }: Outcome): { ok: boolean; lines: string[] } {
  const byInvariant = Map.groupBy(findings, ({ invariant }) => invariant);
  const lines = [...byInvariant].flatMap(([invariant, found]) => [
    `Not so: ${invariants[invariant as Invariant]}.`,
    ...found.slice(0, shownOfEach).map(({ text }) => `  ${text}`),
    ...(found.length > shownOfEach ? [`  … and ${found.length - shownOfEach} more`] : []),
  ]);
  const again = `npm run faults -- --seed ${wanted.seed} --minutes ${wanted.forMs / 60_000}`;
  if (!wanted.plant) {
    const end = findings.length === 0 ? 'Everything holds.' : `To see it again: ${again}`;
    return { ok: findings.length === 0, lines: [...lines, end] };
  }
  const { mustBreak, about } = plants[wanted.plant];
  const isCaught = findings.some(
    ({ invariant, text }) => invariant === mustBreak.invariant && mustBreak.reads.test(text),
  );
  const end = isCaught
    ? `The checker sees the planted fault: ${about}`
    : `The planted fault was not seen (${about}) To see it again: ${again} --plant ${wanted.plant}`;
  return { ok: isCaught, lines: [...lines, end] };
}
