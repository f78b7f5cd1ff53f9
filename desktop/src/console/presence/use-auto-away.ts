import type { PresenceStatus } from '@deskbell/shared/model/presence';
import { useEffect, useRef, useState } from 'react';
import { useGround } from '../session/context.ts';
import { createAutoAway } from './auto-away.ts';

/**
 * Away when nobody touches the device, back at the first touch; a choice of one's own is left alone.
 *
 * @param told what the server last told of the agent, also while there is no link
 */
export function useAutoAway(
  told: PresenceStatus,
  set: (status: PresenceStatus) => Promise<unknown>,
) {
  const { bridge } = useGround();
  const [autoAway] = useState(createAutoAway);
  const latest = useRef({ told, set });
  latest.current = { told, set };

  useEffect(
    () =>
      bridge.on('idleChanged', ({ isIdle }) => {
        const next = autoAway.idleChanged(isIdle, latest.current.told);
        if (next) void latest.current.set(next);
      }),
    [bridge, autoAway],
  );

  return {
    choose(next: PresenceStatus) {
      autoAway.chosen();
      void set(next);
    },
  };
}
