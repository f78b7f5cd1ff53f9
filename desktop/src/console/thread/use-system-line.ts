import type { SystemLine } from '@deskbell/shared/model/message';
import type { SystemParts } from '@deskbell/shared/words/en/system';
import { useCallback } from 'react';
import { useLive, useSession } from '../session/context.ts';
import { useSpoken } from '../words/words.tsx';

export type SystemWriter = (line: SystemLine) => string;

/** Puts system lines into the reader's language, with people's names and local times. */
export function useSystemLine(): SystemWriter {
  const { words, system, formats } = useSpoken();
  const agents = useLive((state) => state.agents);
  const { me } = useSession();
  return useCallback(
    ({ code, params }) => {
      const parts: SystemParts = {};
      for (const part of ['by', 'to', 'from'] as const) {
        const id = params[part];
        const name = id === me.id ? me.name : agents.get(id ?? '')?.name;
        if (name) parts[part] = name;
      }
      if (params.until) parts.until = formats.medium(params.until);
      const line = system[code](parts);
      return params.note ? words.thread.systemNote(line, params.note) : line;
    },
    [words, system, formats, agents, me],
  );
}
