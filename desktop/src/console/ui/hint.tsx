import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import './floating.css';

type HintProps = { text: string; keys?: string | undefined; children: ReactElement };

/** A short text beside a control while it is pointed at or focused; the control names itself. */
export function Hint({ text, keys, children }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="floating-place">
          <Tooltip.Popup className="hint">
            {text}
            {keys ? <kbd dir="ltr">{keys}</kbd> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

export const HintProvider = Tooltip.Provider;
