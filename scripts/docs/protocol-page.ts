import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../set-up/places.mjs';
import { protocolTables } from './protocol-tables.ts';

/** `docs/protocol.md`: prose written by hand, with tables between marks that are made from the definitions. */
export function protocolPage(): string {
  const page = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
  return page.replace(/(?<=<!-- made: (\w+) -->)[\s\S]*?(?=<!-- end -->)/g, (_, name: string) => {
    const make = protocolTables[name];
    if (!make) throw new Error(`docs/protocol.md asks for a table "${name}" that nobody makes`);
    return `\n${make()}\n`;
  });
}
