// Stock Chromium knows no custom standard schemes, so app://host/x is shown to it as https://host.app.electron-host.invalid/x:
// a secure context and an origin of its own that never reaches the network, because the app’s own handler answers it.
const suffix = '.electron-host.invalid';
const shown = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.electron-host\.invalid(?=[/?#]|$)/;
const standard = new Set<string>();

export const addStandardScheme = (scheme: string) => void standard.add(scheme);

export function toChromium(url: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  return standard.has(scheme) ? `https://${host}.${scheme}${suffix}${rest || '/'}` : url;
}

export const fromChromium = (url: string): string =>
  url.replace(shown, (_, host: string, scheme: string) => `${scheme}://${host}`);

export const isOurs = (url: string): boolean => shown.test(url);

/** A policy that names the app’s own scheme, in Chromium’s terms. */
export function policyToChromium(policy: string): string {
  let text = policy;
  for (const scheme of standard) {
    const source = new RegExp(`(^|[\\s;])${scheme}:(?://([\\w.-]+))?(?=[\\s;]|$)`, 'g');
    text = text.replace(
      source,
      (_, before: string, host?: string) => `${before}https://${host ?? '*'}.${scheme}${suffix}`,
    );
  }
  return text;
}
