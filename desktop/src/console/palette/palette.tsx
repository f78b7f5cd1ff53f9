import { Dialog } from '@base-ui/react/dialog';
import type { ListName } from '@deskbell/shared/commands/list-conversations';
import type { Conversation } from '@deskbell/shared/model/conversation';
import { Command } from 'cmdk';
import { type ReactNode, useRef, useState } from 'react';
import { useActions } from '../actions/actions-context.ts';
import { actionIcons } from '../actions/icons.tsx';
import { possibleActions } from '../actions/possible.ts';
import { listIcons } from '../lists/empty-list.tsx';
import { listNames } from '../lists/in-list.ts';
import { visitorName } from '../lists/preview.ts';
import { useLive, useSession } from '../session/context.ts';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { useSource } from '../state/use-source.ts';
import { openTab } from '../tabs/tabs.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';
import { type AppCommand, useAppCommands } from './use-app-commands.tsx';
import './palette.css';

type PaletteProps = {
  onClose: () => void;
  onChooseList: (list: ListName) => void;
  press: (name: ShortcutName) => void;
};

const chatsShown = 30;

/** Everything one can do, found by typing. */
export function Palette({ onClose, onChooseList, press }: PaletteProps) {
  const words = useWords();
  const { me, desk } = useSession();
  const { run } = useActions();
  const keyNames = useKeyNames();
  const [text, setText] = useState('');
  const activeId = useSource(desk.tabs, (tabs) => tabs.activeId);
  const active = useLive((state) => state.conversations.get(activeId ?? ''));
  const conversations = useLive((state) => state.conversations);
  const commands = useAppCommands(press);
  const hasOpenedChat = useRef(false);
  const and = (act: () => void) => () => {
    onClose();
    act();
  };
  // Who opens a chat wants to write in it; anyone else goes back to where they were.
  const whereTo = () =>
    hasOpenedChat.current ? document.querySelector<HTMLElement>('.composer textarea') : true;
  const chats = text.trim() === '' ? [] : foundChats(conversations.values(), text);

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup
          className="dialog palette"
          aria-label={words.palette.label}
          finalFocus={whereTo}
        >
          <Command label={words.palette.label} loop>
            {/* A key typed before the focus is here would land in the message underneath. */}
            <Command.Input
              autoFocus
              value={text}
              onValueChange={setText}
              placeholder={words.palette.placeholder}
              className="palette-input"
            />
            <Command.List className="palette-list" label={words.palette.label}>
              <Command.Empty className="palette-empty">{words.palette.empty}</Command.Empty>
              {active ? (
                <Command.Group heading={words.palette.thisChat}>
                  {possibleActions(active, me.id).map((action) => (
                    <Item
                      key={action}
                      icon={actionIcons[action]}
                      text={words.actions[action]}
                      onSelect={and(() => run(action, active.id))}
                    />
                  ))}
                </Command.Group>
              ) : null}
              {chats.length > 0 ? (
                <Command.Group heading={words.palette.chats}>
                  {chats.map((chat) => (
                    <Item
                      key={chat.id}
                      value={`${visitorName(chat)} ${chat.visitor?.email ?? ''} ${chat.id}`}
                      icon={<Avatar name={visitorName(chat)} seed={chat.visitorId} />}
                      text={visitorName(chat)}
                      note={words.status[chat.status]}
                      onSelect={and(() => {
                        hasOpenedChat.current = true;
                        desk.changeTabs((tabs) => openTab(tabs, chat.id));
                      })}
                    />
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={words.palette.go}>
                {listNames.map((list) => (
                  <Item
                    key={list}
                    icon={listIcons[list]}
                    text={words.lists[list]}
                    onSelect={and(() => onChooseList(list))}
                  />
                ))}
              </Command.Group>
              <Command.Group heading={words.palette.app}>
                {commands.map(({ name, icon, text: label, act }: AppCommand) => (
                  <Item
                    key={name}
                    icon={icon}
                    text={label}
                    hint={keyNames(name)}
                    onSelect={and(act)}
                  />
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type ItemProps = {
  value?: string;
  icon: ReactNode;
  text: string;
  hint?: string | undefined;
  note?: string;
  onSelect: () => void;
};

function Item({ value, icon, text, hint, note, onSelect }: ItemProps) {
  return (
    <Command.Item value={value ?? text} onSelect={onSelect} className="palette-item">
      <span className="menu-icon">{icon}</span>
      <span className="menu-text" dir="auto">
        {text}
      </span>
      {note ? <Chip>{note}</Chip> : null}
      {hint ? <kbd dir="ltr">{hint}</kbd> : null}
    </Command.Item>
  );
}

function foundChats(conversations: Iterable<Conversation>, text: string): Conversation[] {
  const wanted = text.trim().toLocaleLowerCase();
  const found: Conversation[] = [];
  for (const conversation of conversations) {
    const who = `${visitorName(conversation)} ${conversation.visitor?.email ?? ''}`;
    if (who.toLocaleLowerCase().includes(wanted)) found.push(conversation);
    if (found.length === chatsShown) break;
  }
  return found;
}
