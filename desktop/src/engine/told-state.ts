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

/** @param version of what was told before, so that no change of an earlier engine is taken for one of this */
export function createToldState(onChange: (change: Change) => void, version = 0): ToldState {
  let told = emptyState;
  let last = version;
  return {
    tell(state) {
      const patch = diffState(told, state);
      if (!patch) return last;
      told = state;
      last += 1;
      onChange({ version: last, patch });
      return last;
    },
    all: () => ({ version: last, patch: diffState(emptyState, told) ?? { values: {}, maps: {} } }),
  };
}
