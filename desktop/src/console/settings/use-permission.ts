import { useEffect, useState } from 'react';
import type { Permission } from '../../bridge/contract.ts';
import { useGround } from '../session/context.ts';

/** Whether notifications may be shown; asked for only when a person presses for it. */
export function usePermission(): { state: Permission; ask: () => void } {
  const { bridge } = useGround();
  const [state, setState] = useState<Permission>('unsupported');
  useEffect(() => {
    void bridge.call('readPermission', {}).then(({ permission }) => setState(permission));
  }, [bridge]);
  return {
    state,
    ask: () => void bridge.call('askPermission', {}).then(({ permission }) => setState(permission)),
  };
}
