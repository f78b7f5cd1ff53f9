import type { Check } from './check.ts';
import { commands } from './checks/commands.ts';
import { feed } from './checks/feed.ts';
import { handshake } from './checks/handshake.ts';
import { messages } from './checks/messages.ts';
import { rest } from './checks/rest.ts';
import { search } from './checks/search.ts';
import { transport } from './checks/transport.ts';
import { watching } from './checks/watching.ts';

/** Every MUST of docs/protocol.md. */
export const checks: Check[] = [
  ...transport,
  ...handshake,
  ...commands,
  ...rest,
  ...messages,
  ...feed,
  ...search,
  ...watching,
];
