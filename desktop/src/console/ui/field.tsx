import { type ComponentProps, type ReactNode, useId } from 'react';
import './field.css';

type FieldProps = ComponentProps<'input'> & {
  label: string;
  error?: string | undefined;
  after?: ReactNode;
};

/** A labelled line of text; its error is read with it. */
export function Field({ label, error, after, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <div className="field-box" data-invalid={error ? true : undefined}>
        <input
          id={id}
          className="field-input"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          {...rest}
        />
        {after}
      </div>
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
    </div>
  );
}
