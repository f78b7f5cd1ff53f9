import { type CacheFile, openCacheFile } from './cache-file.ts';
import { NewerFile } from './migrate.ts';
import { isDamage } from './open.ts';
import { finishReplacing, replaceFile } from './set-aside.ts';
import { finishWiping, forgetAsides, wipeFile } from './wipe.ts';

/** Why a file was set aside, and what could be saved out of it. */
export type SetAside = {
  reason: unknown;
  /** How many unsent messages went over into the new file. */
  rescued: number;
  /** Whether all of them could be read. */
  isWhole: boolean;
};

/** The one open file at a path, replaced by a sound one wherever it turns out to be of no use. */
export type HeldFile = {
  /** Runs the step, on a new file if the old one proves damaged. */
  use<Value>(step: (file: CacheFile) => Value): Value;
  /** Begins with nothing at all. */
  renew(): void;
  close(): void;
};

/** @param onSetAside told of every replacement, before anything is read from the new file */
export function holdFile(path: string, onSetAside: (told: SetAside) => void): HeldFile {
  let file = open();

  function open(): CacheFile {
    finishWiping(path);
    finishReplacing(path);
    forgetAsides(path, 'old');
    try {
      return openCacheFile(path);
    } catch (error) {
      if (!isDamage(error) && !(error instanceof NewerFile)) throw error;
      return replace(error);
    }
  }

  function replace(reason: unknown): CacheFile {
    const { outbox, isWhole } = replaceFile(path);
    onSetAside({ reason, rescued: outbox.length, isWhole });
    return openCacheFile(path);
  }

  return {
    use(step) {
      try {
        return step(file);
      } catch (error) {
        if (!isDamage(error)) throw error;
        file.db.close();
        file = replace(error);
        return step(file);
      }
    },
    renew() {
      file.db.close();
      wipeFile(path);
      forgetAsides(path, 'all');
      file = openCacheFile(path);
    },
    close: () => void file.db.close(),
  };
}
