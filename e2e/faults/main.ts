import { writeFileSync } from 'node:fs';
import { readWanted, type Wanted } from './arguments.ts';
import { putIn } from './plants/plant.ts';
import type { Outcome } from './run.ts';

const wanted = readWanted(process.argv.slice(2));
console.log(`Seed ${wanted.seed}${wanted.plant ? `, with ${wanted.plant} planted` : ''}.`);
const { ok, lines } = await run(wanted);
for (const line of lines) console.log(line);
process.exit(ok ? 0 : 1);

async function run(asked: Wanted): Promise<{ ok: boolean; lines: string[] }> {
  if (asked.plant) putIn(asked.plant);
  // Only now, so that the plant is in before anything of the product is loaded.
  const { runFaults } = await import('./run.ts');
  const { report } = await import('./report.ts');
  const outcome: Outcome = await runFaults({ ...asked, say: (line) => console.log(line) });
  const told = report(asked, outcome);
  if (asked.reportFile) writeFileSync(asked.reportFile, JSON.stringify(told.results));
  return told;
}
