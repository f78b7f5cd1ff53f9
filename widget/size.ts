import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

type Budget = Record<string, { files: string[]; maxBytes: number }>;

const here = import.meta.dirname;
const budget: Budget = JSON.parse(await readFile(`${here}/budget.json`, 'utf8'));
const built = await readdir(`${here}/dist`, { recursive: true });
const texts = new Map(
  await Promise.all(
    built
      .filter((name) => /\.(js|html)$/.test(name))
      .map(async (name) => [name, await readFile(`${here}/dist/${name}`, 'utf8')] as const),
  ),
);

const problems: string[] = [];
for (const [name, { files, maxBytes }] of Object.entries(budget)) {
  const patterns = files.map(
    (file) => new RegExp(`^${file.replaceAll('.', '\\.').replace('*', '[^/]+?')}$`),
  );
  const found = [...texts].filter(([path]) => patterns.some((pattern) => pattern.test(path)));
  const bytes = found.reduce((sum, [, text]) => sum + gzipSync(text, { level: 9 }).length, 0);
  process.stdout.write(`${name}: ${bytes} of ${maxBytes} bytes gzipped\n`);
  if (found.length < files.length) problems.push(`${name}: not everything is built`);
  if (bytes > maxBytes) problems.push(`${name} is too heavy`);
}
for (const [path, text] of texts) {
  if (/\beval\(|\bnew Function\b/.test(text)) problems.push(`${path} evaluates strings`);
  if (/ZodError|safeParse/.test(text)) problems.push(`${path} holds the validator`);
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
