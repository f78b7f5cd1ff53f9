import { rm, writeFile } from 'node:fs/promises';
import { build, type InlineConfig } from 'vite';

const here = import.meta.dirname;
const common: InlineConfig = {
  root: here,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

/** The script that host pages embed: one classic file of a fixed name. */
async function buildLoader(): Promise<void> {
  await build({
    ...common,
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/loader.ts',
        output: { format: 'iife', entryFileNames: 'widget.js' },
      },
    },
  });
}

/** The chat in its frame: hashed files, and the page that names the entry. */
async function buildChat(): Promise<void> {
  const result = await build({
    ...common,
    base: '/widget/',
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      // Old enough for everyone's browser, new enough for `light-dark()`.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      modulePreload: false,
      rolldownOptions: {
        input: 'src/chat/main.tsx',
        output: {
          format: 'es',
          entryFileNames: 'assets/chat.[hash].js',
          chunkFileNames: 'assets/[name].[hash].js',
        },
      },
    },
  });
  const output = Array.isArray(result) ? result[0]?.output : 'output' in result && result.output;
  const entry = (output || []).find((file) => file.type === 'chunk' && file.isEntry);
  if (!entry) throw new Error('the chat has no entry file');
  await writeFile(`${here}/dist/frame.html`, framePage(entry.fileName));
}

const framePage = (entry: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<title>Chat</title>
<script type="module" src="/widget/${entry}"></script>
<body></body>
`;

await rm(`${here}/dist`, { recursive: true, force: true });
await buildLoader();
await buildChat();
