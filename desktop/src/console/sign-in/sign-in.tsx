import type { Agent } from '@deskbell/shared/model/agent';
import type { Outgoing } from '@deskbell/shared/sync/store';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useGround } from '../session/context.ts';
import { LanguageChoice } from '../settings/language-choice.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useWords } from '../words/words.tsx';
import { Unsent } from './unsent.tsx';
import { useSignIn } from './use-sign-in.ts';
import './sign-in.css';

type SignInProps = {
  hasEnded: boolean;
  unsent: readonly Outgoing[];
  onSignedIn: (agent: Agent) => Promise<void>;
};

export function SignIn({ hasEnded, unsent, onSignedIn }: SignInProps) {
  const words = useWords().signIn;
  const { serverUrl, isServerFixed } = useGround();
  const [server, setServer] = useState(serverUrl);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isPasswordShown, setPasswordShown] = useState(false);
  const { submit, isBusy, error, missing } = useSignIn(onSignedIn);

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src={new URL('../icon.svg', import.meta.url).href} alt="" className="sign-in-mark" />
        <h1 className="sign-in-title">{words.title}</h1>
        {hasEnded ? (
          <p className="sign-in-ended" role="status">
            {words.ended}
          </p>
        ) : (
          <p className="sign-in-lead">{words.lead}</p>
        )}
        {unsent.length > 0 ? <Unsent unsent={unsent} /> : null}
        <form
          className="sign-in-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit({ serverUrl: server, email: email.trim(), password });
          }}
        >
          {isServerFixed ? null : (
            <Field
              label={words.server}
              type="url"
              value={server}
              onChange={(event) => setServer(event.target.value)}
            />
          )}
          <Field
            label={words.email}
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            value={email}
            error={missing === 'email' ? words.needsEmail : undefined}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Field
            label={words.password}
            type={isPasswordShown ? 'text' : 'password'}
            name="password"
            autoComplete="current-password"
            value={password}
            error={missing === 'password' ? words.needsPassword : undefined}
            onChange={(event) => setPassword(event.target.value)}
            after={
              <IconButton
                label={isPasswordShown ? words.hidePassword : words.showPassword}
                icon={isPasswordShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
                onClick={() => setPasswordShown(!isPasswordShown)}
              />
            }
          />
          <p className="sign-in-error" role="alert">
            {error}
          </p>
          <Button type="submit" look="primary" disabled={isBusy} className="sign-in-submit">
            {isBusy ? words.submitting : words.submit}
          </Button>
        </form>
      </div>
      <LanguageChoice />
    </main>
  );
}
