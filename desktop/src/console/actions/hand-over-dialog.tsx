import { Inbox } from 'lucide-react';
import { useId, useState } from 'react';
import { useLive, useSession } from '../session/context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/words.tsx';
import { type Asking, useActions } from './actions-context.ts';
import './actions.css';

const queue = 'queue';

/** Asks who shall have the conversation: to assign it, or to transfer it with a note. */
export function HandOverDialog({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { kind, conversationId } = asking;
  const words = useWords();
  const { engine, me } = useSession();
  const { attempt } = useActions();
  const noteId = useId();
  const agents = useLive((state) => state.agents);
  const presences = useLive((state) => state.presences);
  const assigneeId = useLive((state) => state.conversations.get(conversationId)?.assigneeId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const isTransfer = kind === 'transfer';

  const people = [...agents.values()]
    .filter(
      ({ id, isDisabled }) => !isDisabled && id !== assigneeId && (!isTransfer || id !== me.id),
    )
    .sort((a, b) => a.name.localeCompare(b.name));

  const submit = () => {
    if (chosen === null) return;
    onClose();
    const agentId = chosen === queue ? null : chosen;
    void attempt(conversationId, () =>
      isTransfer || agentId === null
        ? engine.call('transferConversation', {
            conversationId,
            agentId,
            ...(note.trim() ? { note: note.trim() } : {}),
          })
        : engine.call('assignConversation', { conversationId, agentId }),
    );
  };

  const option = (id: string, name: string, hint: string | null) => (
    <label key={id} className="person">
      <input
        type="radio"
        name="person"
        value={id}
        checked={chosen === id}
        onChange={() => setChosen(id)}
      />
      {id === queue ? (
        <span className="person-queue" aria-hidden>
          <Inbox />
        </span>
      ) : (
        <Avatar name={name} seed={id} dot={toneOf(presences.get(`agent:${id}`)?.status)} />
      )}
      <span className="person-name" dir="auto">
        {name}
      </span>
      {hint ? <span className="person-hint">{hint}</span> : null}
    </label>
  );

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isTransfer ? words.actions.transferTitle : words.actions.assignTitle}
    >
      <form
        className="hand-over"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <fieldset className="people">
          <legend className="only-heard">{words.actions.transferTo}</legend>
          {isTransfer ? option(queue, words.actions.backToQueue, null) : null}
          {people.map(({ id, name }) =>
            option(
              id,
              id === me.id ? words.actions.yourself(name) : name,
              words.presence[presences.get(`agent:${id}`)?.status ?? 'offline'],
            ),
          )}
        </fieldset>
        {isTransfer ? (
          <div className="field">
            <label htmlFor={noteId} className="field-label">
              {words.actions.transferNote}
            </label>
            <textarea
              id={noteId}
              className="hand-over-note"
              rows={3}
              maxLength={2_000}
              dir="auto"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </div>
        ) : null}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{words.actions.cancel}</Button>
          <Button type="submit" look="primary" disabled={chosen === null}>
            {isTransfer ? words.actions.transferSubmit : words.actions.assignSubmit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function toneOf(status: string | undefined): 'good' | 'warn' | 'quiet' {
  if (status === 'online') return 'good';
  return status === 'away' ? 'warn' : 'quiet';
}
