import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { Hint } from '../ui/hint.tsx';
import { useSpoken } from '../words/words.tsx';
import { listIcons } from './empty-list.tsx';
import { listNames } from './in-list.ts';
import { UnreadBadge } from './unread-badge.tsx';
import { useCounts, useUnread } from './use-counts.ts';

type RailProps = { list: ListName; onChoose: (list: ListName) => void };

/** The lists with how much each holds; unread messages stand out where the agent is concerned. */
export function ListRail({ list, onChoose }: RailProps) {
  const { words, formats } = useSpoken();
  const counts = useCounts();
  const unread = useUnread();
  return (
    <ul className="rail-lists">
      {listNames.map((name) => {
        const news = name === 'queue' || name === 'mine' ? unread[name] : 0;
        const count = counts?.[name];
        return (
          <li key={name}>
            <Hint text={words.lists[name]}>
              <button
                type="button"
                className="rail-list"
                aria-current={name === list ? 'page' : undefined}
                onClick={() => onChoose(name)}
              >
                <span className="rail-icon">
                  {listIcons[name]}
                  <UnreadBadge count={news} cap={99} />
                </span>
                <span className="rail-name">{words.lists[name]}</span>
                {count ? <span className="rail-count">{formats.number(count)}</span> : null}
              </button>
            </Hint>
          </li>
        );
      })}
    </ul>
  );
}
