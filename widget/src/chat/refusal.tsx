import type { ErrorBody } from '@deskbell/shared/error';
import type { Outgoing } from '@deskbell/shared/sync/store';
import type { WidgetWords } from '@deskbell/shared/words/en/widget';
import type { Session } from './session.ts';

/** Why a message was not sent, and what can be done about it. */
export function Refusal({ outgoing, session }: { outgoing: Outgoing; session: Session }) {
  const { engine, words } = session;
  return (
    <span class="refusal" role="alert">
      {reason(outgoing.error, words.widget)}
      <button type="button" onClick={() => engine.retry(outgoing.id)}>
        {words.widget.retry}
      </button>
      <button type="button" onClick={() => engine.discard(outgoing.id)}>
        {words.widget.discard}
      </button>
    </span>
  );
}

function reason(error: ErrorBody | undefined, widget: WidgetWords): string {
  switch (error?.code) {
    case 'tooMany':
      return widget.tooMany(Math.ceil((error.retryAfterMs ?? 0) / 1_000));
    case 'badInput':
    case 'tooLarge':
      return widget.badInput;
    case 'forbidden':
    case 'notFound':
      return widget.forbidden;
    case 'unavailable':
      return widget.unavailable;
    default:
      return widget.internal;
  }
}
