/** What the app asked the desktop for where there is nothing to see; a test reads it with `app.evaluate`. */
export const recorded: { api: string; arguments: unknown[] }[] = [];

export function record(api: string, ...values: unknown[]): void {
  recorded.push({ api, arguments: values });
}
