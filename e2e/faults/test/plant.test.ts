import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { broken } from '../plants/plant.ts';
import { plantNames, plants } from '../plants/plants.ts';

const root = new URL('../../../', import.meta.url);

test.for(plantNames)('the plant %s finds what it replaces', (name) => {
  for (const replacement of plants[name].replacements) {
    const source = readFileSync(fileURLToPath(new URL(replacement.file, root)), 'utf8');
    expect(broken(source, [replacement])).toContain(replacement.by);
  }
});

test('a plant whose text is not in the code says so', () => {
  const gone = { file: 'a.ts', text: 'what was here', by: 'something' };
  expect(() => broken('what is here', [gone])).toThrow('a.ts holds 0 times "what was here"');
});
