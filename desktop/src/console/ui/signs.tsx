import type { ReactNode } from 'react';
import './avatar.css';

export type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'quiet';

/** A count in a pill; `label` is what is read aloud. */
export function Badge({ text, label }: { text: string; label: string }) {
  return (
    <span className="badge">
      <span aria-hidden>{text}</span>
      <span className="only-heard">{label}</span>
    </span>
  );
}

export function Chip({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone}>
      {children}
    </span>
  );
}

/** A coloured point; what it means is said beside it. */
export const Dot = ({ tone }: { tone: Tone }) => (
  <span className="dot" data-tone={tone} aria-hidden />
);

/** Three points that pulse while someone writes. */
export const Dots = () => (
  <span className="dots" aria-hidden>
    <span />
    <span />
    <span />
  </span>
);

export function Spinner({ label }: { label: string }) {
  return (
    <span role="status">
      <span className="spinner" aria-hidden />
      <span className="only-heard">{label}</span>
    </span>
  );
}
