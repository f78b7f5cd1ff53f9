import type { ErrorBody } from '@deskbell/shared/error';
import type { Agent } from '@deskbell/shared/model/agent';
import { useState } from 'react';
import { useGround } from '../session/context.ts';
import { useNow } from '../state/use-now.ts';
import { clockText } from '../words/formats.ts';
import { useWords } from '../words/words.tsx';

type Credentials = { serverUrl: string; email: string; password: string };
type Failure = { error: ErrorBody; at: number };

/** Signing in with every way it can fail put into words; a wait counts down and frees the button. */
export function useSignIn(onSignedIn: (agent: Agent) => Promise<void>) {
  const { bridge } = useGround();
  const words = useWords().signIn;
  const now = useNow(1_000);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [missing, setMissing] = useState<'email' | 'password' | null>(null);

  const waitMs = failure ? (failure.error.retryAfterMs ?? 0) - (now - failure.at) : 0;

  const submit = async (credentials: Credentials) => {
    const lacks = !credentials.email ? 'email' : !credentials.password ? 'password' : null;
    setMissing(lacks);
    if (lacks || isAsking) return;
    setAsking(true);
    setFailure(null);
    const answer = await bridge.call('signIn', credentials);
    if (answer.ok) await onSignedIn(answer.agent);
    else setFailure({ error: answer.error, at: Date.now() });
    setAsking(false);
  };

  const wordFor = ({ error }: Failure): string | null => {
    if (error.code === 'tooMany') return waitMs > 0 ? words.tooMany(clockText(waitMs + 999)) : null;
    if (error.code === 'wrongCredentials' || error.code === 'badInput')
      return words.wrongCredentials;
    return error.code === 'unavailable' ? words.unavailable : words.failed;
  };

  return {
    submit,
    missing,
    isBusy: isAsking || waitMs > 0,
    error: failure ? wordFor(failure) : null,
  };
}
