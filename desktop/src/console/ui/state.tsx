import type { ReactNode } from 'react';
import { Spinner } from './signs.tsx';
import './state.css';

type BlankProps = { icon?: ReactNode; title: string; lead?: ReactNode; children?: ReactNode };

/** What stands where there is nothing: why, and what to do. */
export function Blank({ icon, title, lead, children }: BlankProps) {
  return (
    <div className="blank">
      {icon ? (
        <span className="blank-icon" aria-hidden>
          {icon}
        </span>
      ) : null}
      <p className="blank-title">{title}</p>
      {lead ? <p className="blank-lead">{lead}</p> : null}
      {children}
    </div>
  );
}

export function Loading({ label }: { label: string }) {
  return (
    <div className="blank">
      <Spinner label={label} />
    </div>
  );
}

type BannerProps = {
  tone: 'warn' | 'bad' | 'info';
  children: ReactNode;
  actions?: ReactNode;
  isUrgent?: boolean;
};

/** One sentence across a part of the screen, with what can be done about it. */
export function Banner({ tone, children, actions, isUrgent }: BannerProps) {
  return (
    <div className="banner" data-tone={tone} role={isUrgent ? 'alert' : 'status'}>
      <div className="banner-text">{children}</div>
      {actions ? <div className="banner-actions">{actions}</div> : null}
    </div>
  );
}
