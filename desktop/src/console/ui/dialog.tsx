import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import './button.css';
import './floating.css';

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  lead?: ReactNode;
  isWide?: boolean;
  /** Names the button in the corner; without it there is none, because the dialog has a button to leave by. */
  closeLabel?: string;
  children: ReactNode;
};

/** A question in front of everything; focus stays inside and goes back where it was. */
export function Dialog({
  isOpen,
  onClose,
  title,
  lead,
  isWide,
  closeLabel,
  children,
}: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="dialog" data-wide={isWide || undefined}>
          {closeLabel ? (
            <Base.Close className="icon-button dialog-close" aria-label={closeLabel}>
              <X aria-hidden />
            </Base.Close>
          ) : null}
          <Base.Title className="dialog-title">{title}</Base.Title>
          {lead ? <Base.Description className="dialog-lead">{lead}</Base.Description> : null}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
