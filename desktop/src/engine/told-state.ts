import { emptyState, type State } from '@deskbell/shared/sync/state';
import { diffState, type StatePatch } from '../bridge/state-patch.ts';

type Change = { version: number; patch: StatePatch };

/** What the window knows of the engine's state. */
export type ToldState = {
  /** Tells what changed since the last time; answers the version the window is at now. */
  tell(state: State): number;
  /** Everything told so far, for a window that knows nothing yet. */
  all(): Change;
};

export function createToldState(onChange: (change: Change) => void): ToldState {
  let told = emptyState;
  let version = 0;
  return {
    tell(state) {
      const patch = diffState(told, state);
      if (!patch) return version;
      told = state;
      version += 1;
      onChange({ version, patch });
      return version;
    },
    all: () => ({ version, patch: diffState(emptyState, told) ?? { values: {}, maps: {} } }),
  };
}
