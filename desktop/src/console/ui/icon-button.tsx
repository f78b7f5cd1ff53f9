import type { ComponentProps, ReactNode } from 'react';
import { Hint } from './hint.tsx';
import './button.css';

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** Read aloud, and shown on hover. */
  label: string;
  /** Shown beside the label, such as a key. */
  keys?: string | undefined;
  icon: ReactNode;
};

export function IconButton({ label, keys, icon, className, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} keys={keys}>
      <button
        type="button"
        className={`icon-button ${className ?? ''}`}
        aria-label={label}
        {...rest}
      >
        {icon}
      </button>
    </Hint>
  );
}
