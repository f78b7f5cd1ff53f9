import { useCallback } from 'react';
import { useGround } from '../session/context.ts';
import { keyNamesOf, type ShortcutName } from './shortcuts.ts';

/** The keys of a shortcut that work here: in a browser tab the last ones, which it does not keep for itself. */
export function useKeyNames(): (name: ShortcutName) => string | undefined {
  const { isMac, hasReservedKeys } = useGround();
  return useCallback(
    (name) => keyNamesOf(name, isMac).at(hasReservedKeys ? -1 : 0),
    [isMac, hasReservedKeys],
  );
}
