import type { Message } from '@deskbell/shared/model/message';
import { editableForMs } from '@deskbell/shared/rules/limits';
import { Copy, MoreHorizontal, Pencil, Reply, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useGround, useSession } from '../session/context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { useWords } from '../words/words.tsx';

type MessageMenuProps = {
  message: Message;
  onReply: (message: Message) => void;
  onEdit: () => void;
};

/** What can be done with a message; its author may change it or take it back for a while. */
export function MessageMenu({ message, onReply, onEdit }: MessageMenuProps) {
  const words = useWords().thread;
  const { bridge } = useGround();
  const { me, engine, serverNow } = useSession();
  const [isAsking, setAsking] = useState(false);
  const isMine = message.author.kind === 'agent' && message.author.id === me.id;
  const isFresh = serverNow() - Date.parse(message.createdAt) < editableForMs;
  const takeBack = () => {
    setAsking(false);
    engine.call('deleteMessage', { messageId: message.id }).catch(() => setAsking(true));
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={words.more}
            icon={<MoreHorizontal aria-hidden />}
            className="message-menu"
          />
        }
      >
        <MenuItem icon={<Reply aria-hidden />} onSelect={() => onReply(message)}>
          {words.reply}
        </MenuItem>
        <MenuItem
          icon={<Copy aria-hidden />}
          onSelect={() => void bridge.call('copyText', { text: message.text })}
        >
          {words.copy}
        </MenuItem>
        {isMine && isFresh ? (
          <>
            <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>
              {words.edit}
            </MenuItem>
            <MenuItem icon={<Undo2 aria-hidden />} isDanger onSelect={() => setAsking(true)}>
              {words.delete}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.deleteTitle}
        lead={words.deleteLead}
      >
        <div className="dialog-buttons">
          <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
          <Button look="danger" onClick={takeBack}>
            {words.delete}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
