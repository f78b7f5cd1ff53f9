import { z } from 'zod';
import { id } from './id.ts';

/** One embeddable widget configuration, as agents see it. */
export const site = z.object({
  id,
  key: z.string(),
  name: z.string(),
  mode: z.enum(['single', 'multiple']),
  /** Origins that may embed the widget, such as `https://shop.example`; empty allows every origin. */
  allowedOrigins: z.array(z.string()),
});
export type Site = z.infer<typeof site>;

/** What a page needs to draw the widget; public and cacheable, so it holds nothing about any visitor. */
export const widgetConfig = z.object({
  siteKey: z.string(),
  name: z.string(),
  mode: z.enum(['single', 'multiple']),
  /** `#rrggbb`. */
  accentColor: z.string(),
  position: z.enum(['left', 'right']),
  colorScheme: z.enum(['light', 'dark', 'auto']),
  greeting: z.string().nullable(),
  /** What visitors are told to expect, in minutes; null says nothing. */
  replyTimeMinutes: z.number().int().positive().nullable(),
  /** The tongue used when neither page nor browser names one we speak. */
  defaultLocale: z.string(),
  /** Whether agents may see text before it is sent. */
  showsPreview: z.boolean(),
  /** Whether the host page's title counts unread messages while hidden. */
  marksTitle: z.boolean(),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;
