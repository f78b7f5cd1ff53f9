import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../start-error.ts';
import type { Cluster } from './cluster.ts';
import { runProgram } from './cluster.ts';
import { whyFailed } from './why-failed.ts';

export const superuser = 'deskbell';

/** The generated password lies inside the cluster's folder, so that the two are never apart. */
export const passwordFile = (folder: string) => join(folder, 'deskbell-password');

/** Makes the cluster beside its place and moves it there when it is whole: an interrupted start leaves nothing half made. */
export async function makeCluster(cluster: Cluster): Promise<void> {
  const making = { ...cluster, folder: `${cluster.folder}.new` };
  const password = randomBytes(24).toString('base64url');
  const handedOver = `${making.folder}-password`;
  rmSync(making.folder, { recursive: true, force: true });
  mkdirSync(making.folder, { mode: 0o700 });
  writePrivate(handedOver, password, cluster);
  own(making.folder, cluster);
  try {
    const code = await runProgram(making, 'initdb', [
      `--pgdata=${making.folder}`,
      `--username=${superuser}`,
      `--pwfile=${handedOver}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    if (code !== 0) throw new StartError(whyFailed(cluster.logFile, 'set up'));
    writePrivate(passwordFile(making.folder), password, cluster);
    renameSync(making.folder, cluster.folder);
  } catch (error) {
    rmSync(making.folder, { recursive: true, force: true });
    throw error;
  } finally {
    if (existsSync(handedOver)) rmSync(handedOver);
  }
}

function writePrivate(path: string, text: string, cluster: Cluster): void {
  writeFileSync(path, text, { mode: 0o600 });
  own(path, cluster);
}

function own(path: string, { account }: Cluster): void {
  if (account.ids) chownSync(path, account.ids.uid, account.ids.gid);
}
