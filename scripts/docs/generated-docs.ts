import { protocolPage } from './protocol-page.ts';
import { settingsPage } from './settings-page.ts';
import { wherePage } from './where-page.ts';

export type Doc = { path: string; text: string };

/** Every page that is made from the code. `npm run docs` writes them, `npm run check` refuses stale ones. */
export async function generatedDocs(): Promise<Doc[]> {
  return [
    { path: 'docs/protocol.md', text: protocolPage() },
    { path: 'docs/settings.md', text: settingsPage() },
    { path: 'docs/where.md', text: wherePage() },
  ];
}
