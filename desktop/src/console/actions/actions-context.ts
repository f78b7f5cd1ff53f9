import { createContext, useContext } from 'react';
import type { ActionName } from './possible.ts';

export type Asking = { kind: 'assign' | 'transfer'; conversationId: string };

export type Actions = {
  /** Does it, or asks for what is missing first. */
  run: (action: ActionName, conversationId: string, until?: string) => void;
  /** Runs a call on a conversation and says in its chat if it failed. */
  attempt: (conversationId: string, call: () => Promise<unknown>) => Promise<boolean>;
  /** What went wrong lately, by conversation. */
  notices: ReadonlyMap<string, string>;
  dismiss: (conversationId: string) => void;
};

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('no actions above this component');
  return actions;
}
