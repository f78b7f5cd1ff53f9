import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './places.mjs';
import { runStep } from './step.mjs';

// What a browser loads has to be built; the server runs from its sources.
const parts = [
  { name: 'widget', title: 'Building the widget' },
  { name: 'desktop', title: 'Building the console' },
];

/**
 * Builds the parts whose sources changed since their last build, side by side.
 * @returns {Promise<string | null>} what went wrong, for people
 */
export async function build() {
  const stale = parts
    .filter(({ name }) => hasBuild(name))
    .map((part) => ({ ...part, hash: sourcesHash(part.name) }))
    .filter(
      ({ name, hash }) => !existsSync(stamp(name)) || readFileSync(stamp(name), 'utf8') !== hash,
    );
  const results = await Promise.all(
    stale.map(async ({ name, title, hash }) => {
      const isDone = await runStep(title, 'npm', ['run', 'build', '--silent', '-w', name]);
      if (isDone) {
        mkdirSync(dirname(stamp(name)), { recursive: true });
        writeFileSync(stamp(name), hash);
      }
      return isDone;
    }),
  );
  return results.every(Boolean) ? null : 'The build failed; what it said is above.';
}

/** @param {string} name */
const stamp = (name) => join(root, name, 'dist', '.built');

/** @param {string} name */
function hasBuild(name) {
  const { scripts } = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8'));
  return Boolean(scripts?.build);
}

/** @param {string} name */
function sourcesHash(name) {
  const hash = createHash('sha256');
  for (const path of ['package-lock.json', ...filesOf(name), ...filesOf('shared')]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

const notSources = new Set(['dist', 'node_modules', 'test', 'test-results']);

/** @param {string} folder @returns {string[]} paths from the root, in a fixed order */
function filesOf(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(path) : [path];
    });
}
