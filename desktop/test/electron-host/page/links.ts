type Opened = { url: string; name: string; features: string; disposition: string };

/** A link that leads to another window is the main process’s business too. */
export function watchLinks(open: (what: Opened) => void): void {
  const linkIn = (event: Event) =>
    event
      .composedPath()
      .find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);

  window.addEventListener('click', (event) => {
    const link = linkIn(event);
    if (!link?.href || event.defaultPrevented) return;
    const isHeld = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!isHeld && ['', '_self', '_top', '_parent'].includes(link.target)) return;
    event.preventDefault();
    const disposition = isHeld ? 'background-tab' : 'foreground-tab';
    const name = link.target === '_blank' ? '' : link.target;
    open({ url: link.href, name, features: '', disposition });
  });
  window.addEventListener('auxclick', (event) => {
    if (event.button === 1 && linkIn(event)) event.preventDefault();
  });
}
