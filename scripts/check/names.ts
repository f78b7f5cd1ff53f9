import type { Part } from './part.ts';
import { codeFiles, projectFiles } from './project-files.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const capitals = /^(README|STYLE|CONTRIBUTING|LICENSE|CHANGELOG|SECURITY|Dockerfile)$/;
const dumpingGround = /(^|-)(utils?|helpers?|commons?|managers?|services?|misc|stuff)(-|$)/;

/** What is wrong with the parts of a path, in sentences. */
export function nameProblems(path: string): string[] {
  const parts = path.split('/').map((part) => part.replace(/^[._]/, '').split('.')[0] ?? '');
  const odd = parts.find((part) => !kebab.test(part) && !capitals.test(part));
  const vague = parts.find((part) => dumpingGround.test(part) && part !== 'service-worker');
  return [
    ...(odd === undefined ? [] : [`${path}: write "${odd}" in kebab-case.`]),
    ...(vague === undefined
      ? []
      : [`${path}: "${vague}" says nothing about what is in it. Name it for what it does.`]),
    ...(/(^|\/)types\.ts$/.test(path)
      ? [`${path}: put each type beside what makes it, not in a file of types.`]
      : []),
  ];
}

/** Where code and its test do not stand opposite each other. */
export function mirrorProblems(files: readonly string[], commandFiles: readonly string[]) {
  const all = new Set(files);
  const tests = files.filter((path) => /^server\/test\/[^/]+\/[^/]+\.test\.ts$/.test(path));
  const orphans = tests
    .map((test) => ({ test, code: test.replace('/test/', '/src/').replace('.test.ts', '.ts') }))
    .filter(({ code }) => !all.has(code))
    .map(
      ({ test, code }) => `${test} tests ${code}, which is not there: name it for what it tests.`,
    );
  const isUseCase = (path: string) =>
    /^server\/src\/[^/]+\/on-[^/]+\.ts$/.test(path) ||
    (/^server\/src\/(?!cli\/)[^/]+\/[^/]+\.ts$/.test(path) &&
      commandFiles.includes(path.split('/').at(-1) ?? ''));
  const untested = files
    .filter(isUseCase)
    .map((code) => ({ code, test: code.replace('/src/', '/test/').replace('.ts', '.test.ts') }))
    .filter(({ test }) => !all.has(test))
    .map(({ code, test }) => `${code} has no test: write ${test}.`);
  return [...orphans, ...untested];
}

export const names: Part = {
  name: 'names',
  problems: async () => projectFiles().flatMap(nameProblems),
};

export const mirror: Part = {
  name: 'every behaviour has its test',
  problems: async () => {
    const files = codeFiles();
    const commandFiles = files
      .filter((path) => path.startsWith('shared/src/commands/'))
      .map((path) => path.split('/').at(-1) ?? '');
    return mirrorProblems(files, commandFiles);
  },
};
