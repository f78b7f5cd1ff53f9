import type { Wanted } from './arguments.ts';
import { type Finding, type Invariant, invariants } from './check/finding.ts';
import { plants } from './plants/plants.ts';
import type { Outcome } from './run.ts';

/** One thing that must hold, for the count of the test command. */
export type Result = { name: string; isSo: boolean };

/** The end of a run: what held, and in words what did not and how to see it again. */
export type Report = { ok: boolean; results: Result[]; lines: string[] };

const shownOfEach = 8;

export function report(wanted: Wanted, { findings, isCompared }: Outcome): Report {
  const lines = inWords(findings);
  const again = `npm run faults -- --seed ${wanted.seed} --minutes ${wanted.forMs / 60_000}`;
  if (wanted.plant) return ofPlant(wanted.plant, { findings, lines, again });
  const ok = findings.length === 0 && isCompared;
  const broken = new Set(findings.map(({ invariant }) => invariant));
  return {
    ok,
    results: Object.entries(invariants)
      .map(([invariant, name]) => ({ name, isSo: !broken.has(invariant as Invariant) }))
      // Where nothing was compared, nobody knows what holds.
      .filter(({ isSo }) => isCompared || !isSo),
    lines: [...lines, ok ? 'Everything holds.' : `To see it again: ${again}`],
  };
}

/** A planted fault must be found, and by the check that is there for it. */
function ofPlant(
  plant: keyof typeof plants,
  found: { findings: Finding[]; lines: string[]; again: string },
): Report {
  const { mustBreak, about } = plants[plant];
  const ok = found.findings.some(
    ({ invariant, text }) => invariant === mustBreak.invariant && mustBreak.reads.test(text),
  );
  const end = ok
    ? `The checker sees the planted fault. ${about}`
    : `The planted fault was not seen. ${about} To see it again: ${found.again} --plant ${plant}`;
  return {
    ok,
    results: [{ name: `the checker sees ${plant}`, isSo: ok }],
    lines: [...found.lines, end],
  };
}

function inWords(findings: readonly Finding[]): string[] {
  return [...Map.groupBy(findings, ({ invariant }) => invariant)].flatMap(([invariant, found]) => [
    `Not so: ${invariants[invariant]}.`,
    ...found.slice(0, shownOfEach).map(({ text }) => `  ${text}`),
    ...(found.length > shownOfEach ? [`  … and ${found.length - shownOfEach} more`] : []),
  ]);
}
