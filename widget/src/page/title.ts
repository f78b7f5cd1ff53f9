let plain: string;
let marked: string | undefined;

/** Counts unread messages in the page's title; `0` gives the title back, unless the page has set another since. */
export function markTitle(count: number): void {
  if (marked === document.title) document.title = plain;
  plain = document.title;
  marked = count ? `(${count}) ${plain}` : undefined;
  if (marked) document.title = marked;
}
