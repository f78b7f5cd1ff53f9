import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { site } from '../model/site.ts';

export const listSites = defineCommand({
  name: 'listSites',
  summary: 'The agent sees the sites they answer for.',
  route: { method: 'get', path: '/api/sites' },
  who: ['agent', 'admin'],
  input: z.object({}),
  output: z.object({ sites: z.array(site) }),
});
