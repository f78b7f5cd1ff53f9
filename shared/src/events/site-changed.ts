import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { site } from '../model/site.ts';

export const siteChanged = defineEvent({
  name: 'siteChanged',
  summary: 'A site was added or its settings changed.',
  isDurable: true,
  body: z.object({ site }),
});
