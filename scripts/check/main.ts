import { runChecks } from './run-checks.ts';

const failed = (await runChecks()).filter(({ problems }) => problems.length > 0);
console.log(
  failed.length === 0
    ? 'Everything holds.'
    : `Not so: ${failed.map(({ name }) => name).join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
