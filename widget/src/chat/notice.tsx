import { useEffect, useState } from 'preact/hooks';
import type { Session } from './session.ts';

/** How long a lost connection stays unmentioned, in ms: most are back before anyone would notice. */
const calmMs = 1_500;

/** One calm line when the server cannot be reached or turns the visitor away. */
export function Notice({ session }: { session: Session }) {
  const { engine, words } = session;
  const { widget } = words;
  const { link, refusal, retryAt } = engine.state;
  const isDown = link !== 'online' || !navigator.onLine;
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isDown) return setLong(false);
    const timer = setTimeout(() => setLong(true), calmMs);
    return () => clearTimeout(timer);
  }, [isDown]);

  if (refusal) {
    const isOutdated = refusal.code === 'protocolUnsupported';
    const isKnown = refusal.code === 'originRefused' || refusal.code === 'siteUnknown';
    return (
      <div class="notice bad" role="alert">
        <p>
          {isOutdated
            ? widget.outdated
            : isKnown
              ? widget[refusal.code as 'siteUnknown']
              : widget.unavailable}
        </p>
        {!isKnown && (
          <button type="button" onClick={() => location.reload()}>
            {isOutdated ? widget.reload : widget.retry}
          </button>
        )}
      </div>
    );
  }
  if (!isDown || !isLong) return null;
  return (
    <div class="notice" role="status">
      <p>{navigator.onLine ? widget.reconnecting : widget.offlineHint}</p>
      {navigator.onLine && retryAt !== null && (
        <button type="button" onClick={() => engine.wake()}>
          {widget.retry}
        </button>
      )}
    </div>
  );
}

/** The page's storage takes no more: what the visitor writes lives in this page alone. */
export function NothingKept({ session: { values, words } }: { session: Session }) {
  if (!values.isFull) return null;
  return (
    <div class="notice bad" role="alert">
      <p>{words.widget.nothingKept}</p>
    </div>
  );
}
