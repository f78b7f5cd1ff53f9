import { rm } from 'node:fs/promises';
import { build, type InlineConfig } from 'vite';

const here = import.meta.dirname;
// The driver of SQLite is native, and what `ws` could use is not there.
const external = ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate'];

/** One part of the desktop app, with everything it needs but Electron and SQLite. */
const part = (input: Record<string, string>, format: 'es' | 'cjs'): InlineConfig => ({
  root: here,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: false,
    target: 'node24',
    rolldownOptions: {
      input,
      external,
      output: {
        format,
        entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});

await rm(`${here}/dist/main`, { recursive: true, force: true });
await build(part({ index: 'src/main/index.ts', engine: 'src/engine/index.ts' }, 'es'));
// A page's preload is one classic file.
await build(part({ preload: 'src/preload.ts' }, 'cjs'));
