import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from '../../start-error.ts';

/** Who PostgreSQL runs as. It refuses to run as root, so root hands it to another account. */
export type Account = {
  ids: { uid: number; gid: number } | null;
  /** Put before a command where `ids` alone could not reach the files. */
  prefix: readonly string[];
};

// Keeps the right to pass through folders that only root may enter, and nothing else of root's.
const passage = '+dac_override,+dac_read_search';

/**
 * @param paths what the account must be able to reach: the programs and the cluster's folder.
 * @throws StartError where root's folders are closed and the system has no way to open them for it.
 */
export function accountFor(cluster: string, paths: readonly string[]): Account {
  if (process.getuid?.() !== 0) return { ids: null, prefix: [] };
  const ids = ownerOf(cluster) ?? idsOf('nobody');
  const closed = [...paths, cluster].find((path) => !isReachable(path, ids));
  if (closed === undefined) return { ids, prefix: [] };
  if (!existsSync('/usr/bin/setpriv')) {
    throw new StartError(
      `PostgreSQL does not run as root, and other accounts may not enter ${dirname(closed)}. Start Deskbell as an ordinary user, or set DESKBELL_DATA to a folder that everyone may enter.`,
    );
  }
  return {
    ids,
    prefix: [
      '/usr/bin/setpriv',
      `--reuid=${ids.uid}`,
      `--regid=${ids.gid}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
      `--inh-caps=-all,${passage}`,
      `--ambient-caps=-all,${passage}`,
      '--',
    ],
  };
}

function ownerOf(path: string): Account['ids'] {
  if (!existsSync(path)) return null;
  const { uid, gid } = statSync(path);
  return uid === 0 ? null : { uid, gid };
}

function idsOf(name: string): { uid: number; gid: number } {
  const ask = (flag: string) =>
    Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  return { uid: ask('-u'), gid: ask('-g') };
}

function isReachable(path: string, ids: { uid: number; gid: number }): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
