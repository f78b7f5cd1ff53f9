import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';
import type { Part } from './part.ts';
import { runTool } from './run-tool.ts';

type Violation = { from: string; to: string; rule: { name: string }; cycle?: { name: string }[] };
type Cruise = {
  summary: {
    violations: Violation[];
    ruleSetUsed: { forbidden: { name: string; comment: string }[] };
  };
};

const folders = ['shared', 'server', 'widget', 'desktop', 'scripts', 'e2e', 'bench'];

/**
 * Who imports whom against the rules.
 * @param from the project's folder, or a copy of it
 * @returns one problem for each rule that is broken: its sentence, then where
 */
export async function importProblems(from = root): Promise<string[]> {
  const { output } = await runTool(
    'depcruise',
    ['--config', '.dependency-cruiser.mjs', '--output-type', 'json'].concat(
      folders.filter((folder) => existsSync(join(from, folder))),
    ),
    from,
  );
  const { violations, ruleSetUsed } = (JSON.parse(output) as Cruise).summary;
  return ruleSetUsed.forbidden.flatMap(({ name, comment }) => {
    const edges = violations.filter(({ rule }) => rule.name === name).map(edge);
    return edges.length === 0 ? [] : [[`${name}: ${comment}`, ...new Set(edges)].join('\n    ')];
  });
}

function edge({ from, to, cycle }: Violation): string {
  return [from, ...(cycle ? cycle.map((step) => step.name) : [to])].join(' → ');
}

export const imports: Part = { name: 'import rules', problems: () => importProblems() };
