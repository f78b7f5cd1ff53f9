import { Fragment } from 'react';
import { useGround } from '../session/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../words/words.tsx';
import { altName, keyNamesOf, type ShortcutName } from './shortcuts.ts';
import './shortcuts.css';

type Line = { text: string; keys: string[] };

/** All shortcuts on one sheet. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const { isMac, hasReservedKeys } = useGround();
  const words = useWords().shortcuts;
  const line = (name: ShortcutName & keyof typeof words): Line => ({
    text: words[name],
    keys: keyNamesOf(name, isMac),
  });
  const move: Line = {
    text: words.moveTab,
    keys: [...keyNamesOf('moveTabBack', isMac), ...keyNamesOf('moveTabForward', isMac)],
  };
  const anyway: Line = { text: words.sendAnyway, keys: [isMac ? '⌘↵' : 'Ctrl+Enter'] };
  const groups: [string, Line[]][] = [
    [
      words.groupGeneral,
      [
        line('palette'),
        { ...line('sheet'), keys: ['?', ...line('sheet').keys] },
        line('list'),
        line('panel'),
      ],
    ],
    [
      words.groupTabs,
      [
        line('nthTab'),
        line('nextTab'),
        line('previousTab'),
        line('closeTab'),
        line('reopenTab'),
        line('pinTab'),
        move,
      ],
    ],
    [
      words.groupChat,
      [
        line('composer'),
        line('noteMode'),
        line('search'),
        line('accept'),
        line('closeChat'),
        anyway,
      ],
    ],
  ];
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      closeLabel={words.close}
      title={words.title}
      lead={hasReservedKeys ? words.browserNote(altName(isMac)) : null}
    >
      <div className="sheet">
        {groups.map(([title, lines]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ text, keys }) => (
                <div key={text} className="sheet-line">
                  <dt>{text}</dt>
                  <dd>
                    {keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 ? <span> {words.or} </span> : null}
                        <kbd dir="ltr">{key}</kbd>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
