import type { ComponentProps } from 'react';
import './button.css';

type ButtonProps = ComponentProps<'button'> & {
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  isSmall?: boolean;
};

export function Button({ look = 'plain', isSmall, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button ${className ?? ''}`}
      data-look={look}
      data-small={isSmall || undefined}
      {...rest}
    />
  );
}
