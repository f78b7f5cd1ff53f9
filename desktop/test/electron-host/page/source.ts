import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const files = [
  'codec-kinds.ts',
  'codec.ts',
  'world-wire.ts',
  'crossing.ts',
  'emitter.ts',
  'links.ts',
  'page-world.ts',
  'preload-world.ts',
];
let shared = '';

/** Runs in the page’s own world, before any of its scripts. */
export const pageWorldScript = (boot: object): string =>
  scriptThat(`startPageWorld(${JSON.stringify(boot)})`);

/** Runs in the preload’s world; the preload’s text stands in it as a function, so that no policy forbids it. */
export const preloadWorldScript = (boot: object, preload: string): string =>
  scriptThat(
    `startPreloadWorld(${JSON.stringify(boot)}, function (require, process, module, exports) {\n${preload}\n})`,
  );

function scriptThat(start: string): string {
  shared ||= files.map(readPlain).join('\n');
  return `(() => {\n${shared}\n${start};\n})();`;
}

/** All files become one script, so what they import from one another is already there. */
function readPlain(file: string): string {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return stripTypeScriptTypes(text)
    .replace(/^import\b[^;]*;$/gm, '')
    .replace(/^export /gm, '');
}
