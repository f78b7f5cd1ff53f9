// Runs one of our scripts under the pinned Node, whatever Node started it:
//   node scripts/run.mjs [--set-up] <script.ts> [arguments]
// With `--set-up` it first installs and builds what is missing, so that a fresh clone needs no other step.
// This file and set-up/ are all that a machine's own Node ever runs; Node 18 must be able to.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pinnedNode, root } from './set-up/places.mjs';
import { serverFlags } from './set-up/server-flags.mjs';
import { watchCaller } from './set-up/watch-caller.mjs';

const given = process.argv.slice(2);
const wantsSetUp = given[0] === '--set-up';
const [script = '', ...rest] = wantsSetUp ? given.slice(1) : given;

const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  stop(
    `Deskbell needs Node 18 or newer to set itself up; this is Node ${process.versions.node}. Get one from https://nodejs.org.`,
  );
}
if (wantsSetUp) {
  const { setUp } = await import('./set-up/set-up.mjs');
  const failure = await setUp();
  if (failure) stop(failure);
}
if (!existsSync(pinnedNode)) {
  stop('Deskbell is not set up here yet: run `npm start` or `npm test` once, or `npm ci`.');
}
runPinned(script, rest);

/** @param {string} sentence */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * @param {string} path
 * @param {string[]} args
 */
function runPinned(path, args) {
  const flags = path === 'server/src/main.ts' ? serverFlags : [];
  const child = spawn(pinnedNode, [...flags, join(root, path), ...args], {
    // The channel closes when this process dies, however it dies, and tells the script to end as well.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: [dirname(pinnedNode), join(root, 'node_modules', '.bin'), process.env.PATH].join(
        delimiter,
      ),
    },
  });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  watchCaller(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
  });
}
