import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandOf } from './process-command.ts';
import { errorCode, StartError } from './start-error.ts';

const megabyte = 1024 * 1024;

const lockFile = (folder: string) => join(folder, 'deskbell.pid');

/**
 * Makes the data folder where it is missing and takes it for this process alone.
 * @returns how to give it back
 * @throws StartError where it is taken, cannot be written to, or its disk is full
 */
export function takeDataFolder(folder: string): () => void {
  try {
    // Everyone may pass through, because the built-in database belongs to another account where root starts it.
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    refuseFullDisk(folder, existsSync(join(folder, 'postgres')) ? 16 : 128);
    takeLock(folder);
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    throw new StartError(whyUnusable(folder, errorCode(cause)), { cause });
  }
  return () => rmSync(lockFile(folder), { force: true });
}

/** The number of the live Deskbell that has the folder, or `null`. */
export function holderOf(folder: string): number | null {
  let text: string;
  try {
    text = readFileSync(lockFile(folder), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
  const pid = Number(text);
  const command = pid === process.pid ? null : commandOf(pid);
  // After a crash the number may belong to any other program by now.
  return command !== null && /main\.ts|unknown/.test(command) ? pid : null;
}

function takeLock(folder: string): void {
  try {
    writeFileSync(lockFile(folder), String(process.pid), { flag: 'wx', mode: 0o644 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const pid = holderOf(folder);
    if (pid !== null) {
      throw new StartError(
        `The data folder ${folder} is in use by another Deskbell (process ${pid}). Stop that one, or set DESKBELL_DATA to another folder.`,
      );
    }
    rmSync(lockFile(folder), { force: true });
    takeLock(folder);
  }
}

function refuseFullDisk(folder: string, neededMegabytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeMegabytes = Math.floor((bavail * bsize) / megabyte);
  if (freeMegabytes >= neededMegabytes) return;
  throw new StartError(
    `The disk that holds ${folder} is full: ${freeMegabytes} MB are free, ${neededMegabytes} MB are needed. Free some space, or set DESKBELL_DATA to a folder on another disk; what is stored is unharmed.`,
  );
}

function whyUnusable(folder: string, code: string): string {
  const reasons: Record<string, string> = {
    ENOSPC: `The disk that holds ${folder} is full`,
    EDQUOT: `The disk that holds ${folder} is full`,
    EROFS: `The disk that holds ${folder} is read-only`,
    EACCES: `The data folder ${folder} cannot be written to by this user`,
    EPERM: `The data folder ${folder} cannot be written to by this user`,
    EEXIST: `The data folder ${folder} is a file`,
    ENOTDIR: `The data folder ${folder} cannot be made, because ${dirname(folder)} is not a folder`,
  };
  const reason = reasons[code] ?? `The data folder ${folder} cannot be used (${code})`;
  return `${reason}. Set DESKBELL_DATA to a folder that can be written to.`;
}
