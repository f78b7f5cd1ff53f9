import type { State } from '@deskbell/shared/sync/state';
import { createContext, useContext } from 'react';
import type { Bridge } from '../../bridge/contract.ts';
import type { Kept } from '../state/kept.ts';
import { useSource } from '../state/use-source.ts';
import type { Session } from './session.ts';

/** What the console runs on, from its first breath. */
export type Ground = {
  bridge: Bridge;
  kept: Kept;
  isMac: boolean;
  hasReservedKeys: boolean;
  serverUrl: string;
  isServerFixed: boolean;
};

export const GroundContext = createContext<Ground | null>(null);
export const SessionContext = createContext<Session | null>(null);

export function useGround(): Ground {
  const ground = useContext(GroundContext);
  if (!ground) throw new Error('no ground above this component');
  return ground;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in above this component');
  return session;
}

/** A part of the engine's state; draws again only when that part changes. */
export function useLive<Part>(
  select: (state: State) => Part,
  isEqual?: (a: Part, b: Part) => boolean,
): Part {
  return useSource(useSession().live, select, isEqual);
}
