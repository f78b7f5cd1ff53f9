import type { WidgetConfig } from '@deskbell/shared/model/site';

export type SiteAddress = {
  key: string;
  /** The origin the script came from. */
  server: string;
  /** The language the page asks for. */
  locale?: string | undefined;
};

/** Asks how to draw the widget; rejects with the server's reason where it cannot be drawn, and when `life` ends. */
export async function readConfig(
  { key, server }: SiteAddress,
  life: AbortController,
): Promise<WidgetConfig> {
  const answer = await fetch(`${server}/api/widget/${encodeURIComponent(key)}`, life);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error.message);
  return body;
}
