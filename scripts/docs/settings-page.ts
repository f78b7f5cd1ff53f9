import type { Setting } from '../../server/src/config/settings.ts';
import { settingNames, settings } from '../../server/src/config/settings.ts';

/** `docs/settings.md`: what every setting is for, what it may be, what holds without it. */
export function settingsPage(): string {
  const rows = settingNames.map((name) => {
    const { about, allowed, otherwise }: Setting = settings[name];
    return `| \`${name}\` | ${about} | ${allowed} | ${otherwise} |`;
  });
  return `# Settings

Every setting is an environment variable, or a line \`NAME=value\` in a file \`.env\` in the folder Deskbell is started
from; what is set in the environment wins. A wrong value stops the start with its name, what was given and what is
allowed. A variable that begins with \`DESKBELL_\` and is not listed here is warned about.

| name | what for | allowed | when not set |
|---|---|---|---|
${rows.join('\n')}

This page is made by \`npm run docs\` from \`server/src/config/settings.ts\`.
`;
}
