/** A URL as it may be shown: its password replaced. What cannot be read as a URL is not shown at all. */
export function maskedUrl(value: string): string {
  if (!/^\w+:\/\//.test(value) || !URL.canParse(value)) return '(hidden)';
  const url = new URL(value);
  // A password may also hide in the query, as `?password=` does for PostgreSQL.
  url.search = '';
  if (url.password) url.password = '***';
  return url.href;
}
