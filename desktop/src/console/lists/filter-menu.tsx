import { ListFilter } from 'lucide-react';
import { useMemo } from 'react';
import { useLive } from '../session/context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine, SubMenu } from '../ui/menu.tsx';
import { useWords } from '../words/words.tsx';
import { type Filter, isFiltering, noFilter } from './in-list.ts';
import { tagsOf } from './use-counts.ts';

type FilterMenuProps = { filter: Filter; onChange: (filter: Filter) => void };

const any = '';

/** Narrows the lists to a site, a tag or a colleague. */
export function FilterMenu({ filter, onChange }: FilterMenuProps) {
  const words = useWords().lists;
  const sites = useLive((state) => state.sites);
  const agents = useLive((state) => state.agents);
  const conversations = useLive((state) => state.conversations);
  const tags = useMemo(() => tagsOf(conversations.values()), [conversations]);
  const choice = (
    part: keyof Filter,
    label: string,
    choices: { value: string; text: string }[],
  ) => (
    <SubMenu label={label}>
      <MenuChoice
        label={label}
        value={filter[part] ?? any}
        choices={[{ value: any, text: words.any }, ...choices]}
        onChange={(value) => onChange({ ...filter, [part]: value === any ? null : value })}
      />
    </SubMenu>
  );
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={words.filter}
          icon={<ListFilter aria-hidden />}
          className={isFiltering(filter) ? 'filter-on' : ''}
        />
      }
    >
      {choice(
        'siteId',
        words.filterSite,
        [...sites.values()].map(({ id, name }) => ({ value: id, text: name })),
      )}
      {tags.length > 0
        ? choice(
            'tag',
            words.filterTag,
            tags.map((tag) => ({ value: tag, text: tag })),
          )
        : null}
      {choice(
        'agentId',
        words.filterAgent,
        [...agents.values()]
          .filter(({ isDisabled }) => !isDisabled)
          .map(({ id, name }) => ({ value: id, text: name })),
      )}
      {isFiltering(filter) ? (
        <>
          <MenuLine />
          <MenuItem onSelect={() => onChange(noFilter)}>{words.clearFilter}</MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
