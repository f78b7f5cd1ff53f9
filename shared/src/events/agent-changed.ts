import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { agent } from '../model/agent.ts';

export const agentChanged = defineEvent({
  name: 'agentChanged',
  summary: 'A colleague was added, renamed, disabled or given other sites.',
  isDurable: true,
  body: z.object({ agent }),
});
