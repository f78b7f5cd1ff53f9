import type { ListName } from '@deskbell/shared/commands/list-conversations';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../session/context.ts';
import { useWords } from '../words/words.tsx';
import { ConversationList } from './conversation-list.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { type Filter, noFilter } from './in-list.ts';
import './lists.css';

type ColumnProps = { list: ListName; onOpen: (conversationId: string) => void };

/** One list with its heading and filters. */
export function ListColumn({ list, onOpen }: ColumnProps) {
  const words = useWords().lists;
  const [filter, setFilter] = useState<Filter>(noFilter);
  const sites = useLive((state) => state.sites);
  const agents = useLive((state) => state.agents);
  const chosen: [keyof Filter, string | undefined][] = [
    ['siteId', sites.get(filter.siteId ?? '')?.name],
    ['tag', filter.tag ?? undefined],
    ['agentId', agents.get(filter.agentId ?? '')?.name],
  ];
  return (
    <section className="list" aria-label={words[list]}>
      <header className="list-head">
        <h2>{words[list]}</h2>
        <FilterMenu filter={filter} onChange={setFilter} />
      </header>
      <div className="list-filters">
        {chosen.map(([part, text]) =>
          text === undefined ? null : (
            <button
              key={part}
              type="button"
              className="chip"
              aria-label={words.clearFilterOf(text)}
              onClick={() => setFilter({ ...filter, [part]: null })}
            >
              <span dir="auto">{text}</span>
              <X aria-hidden />
            </button>
          ),
        )}
      </div>
      <div className="list-body">
        <ConversationList key={list} list={list} filter={filter} onOpen={onOpen} />
      </div>
    </section>
  );
}
