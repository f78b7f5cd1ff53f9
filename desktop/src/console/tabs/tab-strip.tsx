import { useState } from 'react';
import { useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { useWords } from '../words/words.tsx';
import { TabOfChat } from './tab-of-chat.tsx';
import { moveTab } from './tabs.ts';
import './tabs.css';

/** The open chats along the top; dragging, arrows and keys move them. */
export function TabStrip() {
  const words = useWords().tabs;
  const { desk } = useSession();
  const tabs = useSource(desk.tabs, (state) => state);
  const [draggedId, setDraggedId] = useState<string | null>(null);
  if (tabs.open.length === 0) return null;
  return (
    <div className="tab-strip" role="tablist" aria-label={words.label}>
      {tabs.open.map((tab, place) => (
        <TabOfChat
          key={tab.id}
          tab={tab}
          isActive={tab.id === tabs.activeId}
          isFocusable={tab.id === (tabs.activeId ?? tabs.open[0]?.id)}
          isDragged={tab.id === draggedId}
          onDragStart={() => setDraggedId(tab.id)}
          onDragEnd={() => setDraggedId(null)}
          onDragOver={() => {
            if (draggedId && draggedId !== tab.id)
              desk.changeTabs((state) => moveTab(state, draggedId, place));
          }}
        />
      ))}
    </div>
  );
}
