import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problemsOf } from '../check/run-tool.ts';
import { root } from '../set-up/places.mjs';
import { kebab } from '../where/kebab.ts';
import { commandText, testText, useCaseText } from './command-texts.ts';
import { change, stop, writeNew } from './files.ts';
import { importPath, insertLine, listedName } from './insert-line.ts';

const [name = '', room = ''] = process.argv.slice(2);
if (!/^[a-z]+([A-Z][a-z]+)+$/.test(name) || !/^[a-z]+$/.test(room)) {
  stop(
    'Usage: npm run new-command -- <verbNoun> <room>      (such as: npm run new-command -- tagVisitor visitors)',
  );
}
const file = kebab(name);
if (existsSync(join(root, `shared/src/commands/${file}.ts`))) stop(`There is a ${name} already.`);

const wire = `shared/src/commands/${file}.ts`;
const useCase = `server/src/${room}/${file}.ts`;
const test = `server/test/${room}/${file}.test.ts`;
writeNew(wire, commandText(name, room));
writeNew(useCase, useCaseText(name));
writeNew(test, testText(name));

const registered = ['shared/src/up.ts', 'server/src/use-cases.ts', 'server/src/core/may.ts'];
change('shared/src/up.ts', (text) => {
  const line = `import { ${name} } from './commands/${file}.ts';`;
  return insertLine(insertLine(text, line, importPath), `  ${name},`, listedName);
});
change('server/src/use-cases.ts', (text) => {
  const line = `import { ${name} } from './${room}/${file}.ts';`;
  return insertLine(insertLine(text, line, importPath), `  ${name},`, listedName);
});
change('server/src/core/may.ts', (text) => {
  const start = text.indexOf('export const rules');
  const rows = insertLine(text.slice(start), `  ${name}: agents,`, permissionRow);
  return text.slice(0, start) + rows;
});
for (const problem of await problemsOf('biome', [
  'check',
  '--write',
  wire,
  useCase,
  test,
  ...registered,
])) {
  console.error(problem);
}
console.log(`
Now: what crosses the wire in ${wire}, what happens in ${useCase}, who may in server/src/core/may.ts, and what
somebody gets in ${test}. Then \`npm run docs\` and \`npm run check\`.`);

function permissionRow(line: string): string | null {
  return /^ {2}(\w+): /.exec(line)?.[1] ?? null;
}
