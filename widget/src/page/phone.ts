/** Where the chat covers the whole window: narrow or very low ones, such as phones and desktops at high zoom. */
export const phone = '(max-width:480px),(max-height:480px)';

const isMarked = () => history.state?.deskbell;

/**
 * While the chat covers a phone: tells the style sheet (`--height`, `--top` on `host`) what the on-screen keyboard
 * leaves, keeps the page beneath still, and lets the back button close the chat. Returns the way to undo all that.
 */
export function coverPhone({ style }: HTMLElement, close: () => void): () => void {
  const page = document.documentElement.style;
  const view = visualViewport as VisualViewport;
  const query = matchMedia(phone);
  const life = new AbortController();
  const { overflow } = page;
  const measure = () => {
    page.overflow = query.matches ? 'hidden' : overflow;
    style.setProperty('--height', `${view.height}px`);
    style.setProperty('--top', `${view.offsetTop}px`);
  };
  measure();
  if (query.matches && !isMarked()) history.pushState({ ...history.state, deskbell: 1 }, '');
  view.addEventListener('resize', measure, life);
  view.addEventListener('scroll', measure, life);
  addEventListener('popstate', () => isMarked() || close(), life);
  return () => {
    life.abort();
    page.overflow = overflow;
    if (isMarked()) history.back();
  };
}
