import { z } from 'zod';

/** Pages have addresses and titles of any length; what is too long to keep is cut, never a reason to refuse a visitor. */
const cut = (most: number) => z.string().overwrite((text) => text.slice(0, most));

/** Where a visitor is, told in the handshake and kept with the conversation it starts. */
export const page = z.object({
  url: cut(2_000),
  title: cut(500).optional(),
  referrer: cut(2_000).optional(),
});
export type Page = z.infer<typeof page>;

/** The circumstances in which a conversation started. */
export const context = z.object({
  page: page.nullish(),
  locale: z.string().nullish(),
  timeZone: z.string().nullish(),
});
export type Context = z.infer<typeof context>;
