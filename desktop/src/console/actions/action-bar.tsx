import type { Conversation } from '@deskbell/shared/model/conversation';
import { MoreHorizontal } from 'lucide-react';
import { useSession } from '../session/context.ts';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem, SubMenu } from '../ui/menu.tsx';
import { useWords } from '../words/words.tsx';
import { useActions } from './actions-context.ts';
import { actionIcons } from './icons.tsx';
import { type ActionName, nearestAction, parkTimes, possibleActions } from './possible.ts';
import { useSettling } from './use-settling.ts';

/** The nearest action as a button, the others in a menu. */
export function ActionBar({ conversation }: { conversation: Conversation }) {
  const words = useWords().actions;
  const { me } = useSession();
  const { run } = useActions();
  const keyNames = useKeyNames();
  const possible = possibleActions(conversation, me.id);
  const first = nearestAction(conversation, me.id);
  const others = possible.filter((action) => action !== first);
  const isSettling = useSettling(`${conversation.id} ${first}`);
  const keysOf = (action: ActionName) =>
    action === 'accept'
      ? keyNames('accept')
      : action === 'close'
        ? keyNames('closeChat')
        : undefined;
  return (
    <div className="action-bar">
      {first ? (
        <Button
          isSmall
          look={first === 'accept' ? 'primary' : 'plain'}
          aria-disabled={isSettling}
          onClick={() => isSettling || run(first, conversation.id)}
        >
          {actionIcons[first]}
          {words[first]}
        </Button>
      ) : null}
      {others.length > 0 ? (
        <Menu trigger={<IconButton label={words.more} icon={<MoreHorizontal aria-hidden />} />}>
          {others.map((action) =>
            action === 'park' ? (
              <SubMenu key={action} label={words.park} icon={actionIcons.park}>
                <MenuItem onSelect={() => run('park', conversation.id)}>{words.parkOpen}</MenuItem>
                {parkTimes(Date.now()).map(({ name, until }) => (
                  <MenuItem key={name} onSelect={() => run('park', conversation.id, until)}>
                    {words[name]}
                  </MenuItem>
                ))}
              </SubMenu>
            ) : (
              <MenuItem
                key={action}
                icon={actionIcons[action]}
                keys={keysOf(action)}
                onSelect={() => run(action, conversation.id)}
              >
                {words[action]}
              </MenuItem>
            ),
          )}
        </Menu>
      ) : null}
    </div>
  );
}
