import type { PresenceStatus } from '@deskbell/shared/model/presence';
import { useLive, useSession } from '../session/context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuChoice } from '../ui/menu.tsx';
import { Dot, type Tone } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';
import { useAutoAway } from './use-auto-away.ts';
import './presence.css';

const tones: Record<PresenceStatus, Tone> = { online: 'good', away: 'warn', offline: 'quiet' };
const statuses: readonly PresenceStatus[] = ['online', 'away', 'offline'];

/** The agent's own face with the switch of their presence. */
export function PresenceMenu() {
  const words = useWords().presence;
  const { me, engine } = useSession();
  const told = useLive((state) => state.presences.get(`agent:${me.id}`)?.status ?? 'online');
  const isLinked = useLive((state) => state.link === 'online');
  const status = isLinked ? told : 'offline';
  const { choose } = useAutoAway(told, (next) =>
    engine.call('setPresence', { status: next }).catch((error: unknown) => {
      console.debug('presence not changed', error);
    }),
  );
  return (
    <Menu
      side="inline-end"
      align="end"
      trigger={
        <IconButton
          label={words.now(words[status])}
          className="presence-button"
          icon={
            <Avatar name={me.name} seed={me.id} dot={tones[status] as 'good' | 'warn' | 'quiet'} />
          }
        />
      }
    >
      <div className="presence-me">
        <strong dir="auto">{me.name}</strong>
        <span>{me.email}</span>
      </div>
      <MenuChoice
        label={words.label}
        value={status}
        choices={statuses.map((value) => ({
          value,
          text: (
            <span className="presence-choice">
              <Dot tone={tones[value]} />
              {words[value]}
              <small>{words[`${value}Hint`]}</small>
            </span>
          ),
        }))}
        onChange={choose}
      />
    </Menu>
  );
}
