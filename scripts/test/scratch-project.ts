import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';

const copied = [
  'shared/src',
  'shared/package.json',
  'shared/tsconfig.json',
  'server/src',
  'server/package.json',
  'server/tsconfig.json',
  'widget/package.json',
  'desktop/package.json',
  'migrations',
  'scripts',
  'package.json',
  'tsconfig.base.json',
  'biome.json',
  '.gitignore',
  '.dependency-cruiser.mjs',
];

/** A copy of the project to change at will, with the packages that are installed here. */
export function scratchProject() {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-scratch-'));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  linkPackages(folder);
  return {
    folder,
    /** @throws Error with the output where the program fails */
    run(program: string, ...args: string[]): void {
      const { status, stdout, stderr } = spawnSync(program, args, {
        cwd: folder,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`);
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Links every package but ours, which must be the copies. */
function linkPackages(folder: string): void {
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, '@deskbell'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@deskbell') symlinkSync(join(root, 'node_modules', name), join(packages, name));
  }
  for (const name of ['shared', 'server']) {
    symlinkSync(join(folder, name), join(packages, '@deskbell', name));
  }
}
