import { CSPProvider } from '@base-ui/react/csp-provider';
import { type Ground, GroundContext, SessionContext } from './session/context.ts';
import { useSessionPhase } from './session/use-session-phase.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { HintProvider } from './ui/hint.tsx';
import { WordsProvider } from './words/words.tsx';
import { Workspace } from './workspace/workspace.tsx';

/** The console: a sign-in page or the workspace, in the reader's language. */
export function App({ ground }: { ground: Ground }) {
  return (
    <CSPProvider disableStyleElements>
      <HintProvider delay={500} timeout={300}>
        <GroundContext value={ground}>
          <WordsProvider kept={ground.kept}>
            <Phases ground={ground} />
          </WordsProvider>
        </GroundContext>
      </HintProvider>
    </CSPProvider>
  );
}

function Phases({ ground }: { ground: Ground }) {
  const { phase, signedIn, signOut } = useSessionPhase(ground);
  if (phase.name === 'starting') return null;
  if (phase.name === 'signedOut')
    return <SignIn hasEnded={phase.hasEnded} unsent={phase.unsent} onSignedIn={signedIn} />;
  return (
    <SessionContext value={phase.session}>
      <Workspace onSignOut={signOut} />
    </SessionContext>
  );
}
