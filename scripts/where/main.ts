import { eventNames, events } from '@deskbell/shared/down';
import { settingNames, settings } from '../../server/src/config/settings.ts';
import { codeFiles } from '../check/project-files.ts';
import { behaviours } from './behaviours.ts';
import { kebab } from './kebab.ts';

const word = process.argv[2]?.toLowerCase();
if (!word) {
  console.log('Usage: npm run where -- <word>      (such as: npm run where -- archive)');
  process.exit(1);
}
const fits = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(word));

const found: string[][] = [];
for (const behaviour of behaviours()) {
  const { name, summary, route, wire, useCase, store, permission, test, events } = behaviour;
  if (!fits(name, summary, route ?? '', kebab(name))) continue;
  found.push([
    `${name}: ${summary}`,
    `  wire        ${wire}`,
    `  route       ${route ?? 'socket only'}`,
    `  use-case    ${useCase ?? 'none'}`,
    `  store       ${store ?? 'none'}`,
    `  may         ${permission ?? 'none'}`,
    `  events      ${events.join(', ') || 'none'}`,
    `  test        ${test ?? 'none'}`,
  ]);
}
for (const name of eventNames) {
  if (!fits(name, events[name].summary, kebab(name))) continue;
  found.push([
    `${name} (event): ${events[name].summary}`,
    `  wire        shared/src/events/${kebab(name)}.ts`,
  ]);
}
for (const name of settingNames) {
  if (!fits(name, settings[name].about)) continue;
  found.push([`${name} (setting): ${settings[name].about}`, '  read in     server/src/config.ts']);
}
const files = codeFiles().filter((path) => fits(path));
if (files.length > 0) found.push([`Files named so:`, ...files.map((path) => `  ${path}`)]);

console.log(
  found.length > 0
    ? found.map((lines) => lines.join('\n')).join('\n\n')
    : `Nothing is called "${word}". docs/where.md lists every behaviour.`,
);
