import { CallFailed } from '@deskbell/shared/sync/call-failed';
import { useCallback } from 'react';
import { useWords } from '../words/words.tsx';

/** Why an action did not work, in a sentence. */
export function useActionWords(): (error: unknown) => string {
  const words = useWords().actions;
  return useCallback(
    (error) => {
      if (!(error instanceof CallFailed)) return words.offline;
      const { code } = error.body;
      if (code === 'unavailable') return words.offline;
      if (code === 'wrongStatus' || code === 'forbidden') return words[code];
      if (code === 'notFound' || code === 'conflict') return words[code];
      return words.failed;
    },
    [words],
  );
}
