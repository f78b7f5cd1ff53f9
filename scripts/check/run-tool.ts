import { spawn } from 'node:child_process';
import { root } from '../set-up/places.mjs';

/** Runs a tool that came with the dependencies, in the project's folder or a copy of it. */
export function runTool(
  name: string,
  args: readonly string[],
  folder = root,
): Promise<{ isFine: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(`${root}/node_modules/.bin/${name}`, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ isFine: code === 0, output: output.trim() }));
  });
}

/** What a tool says when it is not content, as one problem. */
export async function problemsOf(name: string, args: readonly string[]): Promise<string[]> {
  const { isFine, output } = await runTool(name, args);
  return isFine ? [] : [output || `${name} failed and said nothing`];
}
