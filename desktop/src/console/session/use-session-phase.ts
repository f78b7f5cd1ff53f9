import type { Agent } from '@deskbell/shared/model/agent';
import type { Outgoing } from '@deskbell/shared/sync/store';
import { useCallback, useEffect, useState } from 'react';
import type { Ground } from './context.ts';
import { openSession, type Session } from './session.ts';

type Phase =
  | { name: 'starting' }
  | { name: 'signedOut'; hasEnded: boolean; unsent: readonly Outgoing[] }
  | { name: 'signedIn'; session: Session };

const signedOut: Phase = { name: 'signedOut', hasEnded: false, unsent: [] };

/** Who is signed in, from the start of the console over its end on either side. */
export function useSessionPhase({ bridge, kept }: Ground) {
  const [phase, setPhase] = useState<Phase>({ name: 'starting' });

  const signedIn = useCallback(
    async (me: Agent) => {
      // Whoever was here before may have left drafts; those of another agent are gone by now.
      await kept.reload();
      setPhase({ name: 'signedIn', session: await openSession(bridge, kept, me) });
    },
    [bridge, kept],
  );

  useEffect(() => {
    void bridge.call('readSession', {}).then(({ agent }) => {
      if (agent) return signedIn(agent);
      setPhase(signedOut);
      return;
    });
  }, [bridge, signedIn]);

  const session = phase.name === 'signedIn' ? phase.session : null;

  useEffect(() => {
    if (!session) return;
    let isOver = false;
    const end = async () => {
      if (isOver) return;
      isOver = true;
      const unsent = session.engine.state.outbox;
      await session.engine.stop();
      await bridge.call('forgetSession', {});
      setPhase({ name: 'signedOut', hasEnded: true, unsent });
    };
    const look = () => {
      if (hasEnded(session)) void end();
    };
    look();
    const stopLooking = session.engine.subscribe(look);
    const stopHearing = bridge.on('sessionEnded', () => window.location.reload());
    return () => {
      isOver = true;
      stopLooking();
      stopHearing();
    };
  }, [session, bridge]);

  const signOut = useCallback(async () => {
    await session?.engine.stop();
    await bridge.call('signOut', {});
    await bridge.call('setBadge', { count: 0 });
    setPhase(signedOut);
  }, [session, bridge]);

  return { phase, signedIn, signOut };
}

function hasEnded({ engine }: Session): boolean {
  const code = engine.state.refusal?.code;
  return code === 'notSignedIn' || code === 'tokenExpired' || code === 'forbidden';
}
