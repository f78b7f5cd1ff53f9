import { eventNames, events } from '@deskbell/shared/down';
import type { Behaviour } from '../where/behaviours.ts';
import { behaviours } from '../where/behaviours.ts';
import { kebab } from '../where/kebab.ts';

/** `docs/where.md`: each behaviour with every file it lives in. */
export function wherePage(): string {
  const all = behaviours();
  const rooms = [...new Set(all.map(roomOf))].sort();
  const tables = rooms.map((room) => {
    const rows = all.filter((behaviour) => roomOf(behaviour) === room).map(row);
    return `## ${room}\n\n| behaviour | wire | use-case | store | events | who | route | test |\n|---|---|---|---|---|---|---|---|\n${rows.join('\n')}`;
  });
  const eventRows = eventNames.map((name) => {
    const { summary, isDurable } = events[name];
    const kept = isDurable ? 'again by `catchUp`' : 'lost with the moment';
    return `| ${link(name, `shared/src/events/${kebab(name)}.ts`)} | ${summary} | ${kept} |`;
  });
  return `# Where things are

A behaviour has one name, and that name is its command, its files, its socket event, its REST operation, its permission
row in [may.ts](../server/src/core/may.ts) and its test. \`npm run where -- <word>\` searches all of it.

${tables.join('\n\n')}

## Events

| event | when | a client that was away gets it |
|---|---|---|
${eventRows.join('\n')}

This page is made by \`npm run docs\`.
`;
}

const roomOf = ({ useCase }: Behaviour) => useCase?.split('/')[2] ?? 'without a use-case';

function row(behaviour: Behaviour): string {
  const { name, summary, who, route, wire, useCase, store, test, events } = behaviour;
  const cells = [
    `**${name}**<br>${summary}`,
    link('wire', wire),
    useCase ? link('use-case', useCase) : '',
    store ? link('store', store) : '',
    events.join(', '),
    who.join(', '),
    route ? `\`${route}\`` : 'socket only',
    test ? link('test', test) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

const link = (text: string, path: string) => `[${text}](../${path})`;
