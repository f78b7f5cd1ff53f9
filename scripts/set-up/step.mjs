import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { pinnedNode, root } from './places.mjs';

const reminderMs = 10_000;

/**
 * Runs one long step: says so, says every ten seconds that it is still at it, shows its output only if it fails.
 * @param {string} title such as "Installing dependencies"
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it went well
 */
export function runStep(title, command, args) {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.log(`${title} …`);
  const reminder = setInterval(() => console.log(`  still at it, ${seconds()}`), reminderMs);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      // npm is a script file on Windows, which only a shell runs.
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [dirname(pinnedNode), join(root, 'node_modules', '.bin'), process.env.PATH].join(
          delimiter,
        ),
      },
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      clearInterval(reminder);
      if (code === 0) console.log(`  done in ${seconds()}`);
      else process.stderr.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}
