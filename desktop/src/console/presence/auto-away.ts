import type { PresenceStatus } from '@deskbell/shared/model/presence';

/** Decides what idleness changes; a choice of one's own is left alone. */
export type AutoAway = {
  /** What to show from now on, or null for no change; `status` is what the server last told, linked or not. */
  idleChanged(isIdle: boolean, status: PresenceStatus): PresenceStatus | null;
  /** The agent chose by themselves. */
  chosen(): void;
};

export function createAutoAway(): AutoAway {
  let isAutomatic = false;
  return {
    idleChanged(isIdle, status) {
      if (isIdle) {
        if (status !== 'online') return null;
        isAutomatic = true;
        return 'away';
      }
      if (!isAutomatic) return null;
      isAutomatic = false;
      // After sleep the first touch comes before the link is back, and what was last told may be of before the idleness;
      // being back has to be said all the same, or the engine would repeat the absence.
      return status === 'offline' ? null : 'online';
    },
    chosen() {
      isAutomatic = false;
    },
  };
}
