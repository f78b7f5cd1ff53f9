import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { useCallback, useMemo, useState } from 'react';
import { ActionsProvider } from '../actions/actions.tsx';
import { useAlerts } from '../alerts/use-alerts.ts';
import { Chat } from '../chat/chat.tsx';
import { ChatKeysContext, createChatKeys } from '../chat/chat-keys.ts';
import { useThreadsOfTabs } from '../chat/use-open-thread.ts';
import { ListColumn } from '../lists/list-column.tsx';
import { SidePanel } from '../panel/side-panel.tsx';
import { useLive, useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { tabId } from '../tabs/tab-of-chat.tsx';
import { TabStrip } from '../tabs/tab-strip.tsx';
import { openTab } from '../tabs/tabs.ts';
import { LinkBanner } from './link-banner.tsx';
import { NoChat } from './no-chat.tsx';
import { Rail } from './rail.tsx';
import { type SheetName, Sheets } from './sheets.tsx';
import { TroubleBanner } from './trouble-banner.tsx';
import { usePanel } from './use-panel.ts';
import { useWorkspaceKeys } from './use-workspace-keys.ts';
import './workspace.css';

/** Everything a signed-in agent sees: lists, tabs, the chat, and who writes. */
export function Workspace({ onSignOut }: { onSignOut: () => void }) {
  return (
    <ActionsProvider>
      <Desk onSignOut={onSignOut} />
    </ActionsProvider>
  );
}

function Desk({ onSignOut }: { onSignOut: () => void }) {
  const { desk } = useSession();
  const [list, setList] = useState<ListName>('queue');
  const [sheet, setSheet] = useState<SheetName | null>(null);
  /** On a phone there is room for one: the list or the chat. */
  const [isListShown, setListShown] = useState(true);
  const activeId = useSource(desk.tabs, (tabs) => tabs.activeId);
  const active = useLive((state) => state.conversations.get(activeId ?? ''));
  const panel = usePanel();
  const chatKeys = useMemo(createChatKeys, []);

  const open = useCallback(
    (conversationId: string) => {
      desk.changeTabs((tabs) => openTab(tabs, conversationId));
      setListShown(false);
    },
    [desk],
  );
  useThreadsOfTabs();
  useAlerts(open);
  const press = useWorkspaceKeys({ chatKeys, showSheet: setSheet, togglePanel: panel.toggle });
  const isPanelShown = panel.isShown && active !== undefined;

  return (
    <ChatKeysContext value={chatKeys}>
      <div className="workspace" data-shows={isListShown || !activeId ? 'list' : 'chat'}>
        <Rail
          list={list}
          onChoose={(next) => {
            setList(next);
            setListShown(true);
          }}
          onSheet={() => setSheet('shortcuts')}
          onEmbed={() => setSheet('embed')}
          onPalette={() => setSheet('palette')}
          onSignOut={onSignOut}
        />
        <main className="stage">
          <h1 className="only-heard">Deskbell</h1>
          <LinkBanner />
          <TroubleBanner />
          <div className="stage-row">
            <ListColumn list={list} onOpen={open} />
            <div className="chats">
              <TabStrip />
              <div className="chats-row">
                {activeId ? (
                  <div className="chat" id="chat" role="tabpanel" aria-labelledby={tabId(activeId)}>
                    <Chat
                      key={activeId}
                      conversationId={activeId}
                      isPanelShown={isPanelShown}
                      onTogglePanel={panel.toggle}
                      onBack={() => setListShown(true)}
                    />
                  </div>
                ) : (
                  <div className="chat">
                    <NoChat onPalette={() => setSheet('palette')} />
                  </div>
                )}
                {isPanelShown && active ? (
                  <SidePanel conversation={active} onClose={panel.toggle} />
                ) : null}
              </div>
            </div>
          </div>
        </main>
      </div>
      <Sheets
        sheet={sheet}
        press={press}
        onClose={() => setSheet(null)}
        onChooseList={(next) => {
          setList(next);
          setListShown(true);
        }}
      />
    </ChatKeysContext>
  );
}
