import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './places.mjs';
import { runStep } from './step.mjs';

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lockfile
 */

/**
 * Installs from the lockfile unless what it asks for is there.
 * @returns {Promise<string | null>} what went wrong, for people
 */
export async function install() {
  if (isInstalled()) return null;
  // Warnings about the machine's own Node would mislead: it only runs this set-up.
  const isDone = await runStep('Installing dependencies (once, about a minute)', 'npm', [
    'ci',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ]);
  if (!isDone)
    return 'The dependencies could not be installed; npm said why above. Deskbell was not started.';
  if (!existsSync(pinnedNode)) {
    return 'npm did not install the Node that Deskbell brings along, because install scripts are switched off here. Run `npm config delete ignore-scripts`, then try again.';
  }
  return null;
}

/** npm records what it installed, once it is through with it, in a lockfile of its own inside node_modules. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(pinnedNode) || !existsSync(record)) return false;
  const wanted = readLockfile(join(root, 'package-lock.json'));
  const installed = readLockfile(record);
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = installed[path];
    if (!found) return Boolean(entry.optional || entry.devOptional);
    return found.link === entry.link && found.version === entry.version;
  });
}

/** @param {string} path @returns {Record<string, Entry>} */
function readLockfile(path) {
  return /** @type {Lockfile} */ (JSON.parse(readFileSync(path, 'utf8'))).packages;
}
