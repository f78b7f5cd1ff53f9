import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

export const isLookedAt = (): boolean =>
  document.visibilityState === 'visible' && document.hasFocus();

/** Whether the window is shown and has the focus. */
export const useIsLookedAt = (): boolean => useSyncExternalStore(subscribe, isLookedAt);
