import { useGround } from '../session/context.ts';

/** A page of the host site; only `http` and `https` become a link. */
export function PageLink({ url, title }: { url: string; title?: string | undefined }) {
  const { bridge } = useGround();
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) return title ?? url;
  const path = `${address.host}${address.pathname === '/' ? '' : address.pathname}`;
  return (
    <a
      href={url}
      title={url}
      rel="noopener noreferrer nofollow"
      target="_blank"
      onClick={(event) => {
        event.preventDefault();
        void bridge.call('openLink', { url });
      }}
    >
      {title || path}
    </a>
  );
}
