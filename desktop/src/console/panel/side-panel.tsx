import type { Conversation } from '@deskbell/shared/model/conversation';
import { VisitorPanel } from './visitor-panel.tsx';

type SidePanelProps = { conversation: Conversation; onClose: () => void };

/** The visitor's details beside the chat; where there is no room they lie over it, and a press beside them leaves. */
export function SidePanel({ conversation, onClose }: SidePanelProps) {
  return (
    <>
      <button type="button" className="panel-veil" tabIndex={-1} aria-hidden onClick={onClose} />
      <VisitorPanel conversation={conversation} />
    </>
  );
}
