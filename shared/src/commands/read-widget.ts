import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { widgetConfig } from '../model/site.ts';

export const readWidget = defineCommand({
  name: 'readWidget',
  summary: 'A page learns how to draw the widget of a site; public and cacheable.',
  route: { method: 'get', path: '/api/widget/:siteKey' },
  isOnSocket: false,
  who: ['anyone'],
  input: z.object({ siteKey: z.string().min(1).max(64) }),
  output: widgetConfig,
  errors: ['siteUnknown', 'originRefused'],
});
