import { useEffect, useRef } from 'preact/hooks';

const emoji = [
  ...'😀😁😂🤣😊😉😍😘🤔😎🙂🙃😅😐😕😟😢😭😡🤯🥳😴🤗🙈👍👎👏🙏💪👌✌🤞👋🙌🔥✨🎉🎁💡✅❌❓❗💯⭐💙💚💛🧡💜',
];

/** The faces and signs people use most; every system has the rest in a picker of its own. */
type Props = { label: string; onPick: (emoji: string) => void; onClose: () => void };

export function EmojiPicker(on: Props) {
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => grid.current?.querySelector('button')?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(grid.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const columns = getComputedStyle(grid.current as Element).gridTemplateColumns.split(' ').length;
    const forward = document.dir === 'rtl' ? -1 : 1;
    const step = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: columns,
      ArrowUp: -columns,
    }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      on.onClose();
    } else if (step) {
      event.preventDefault();
      buttons[at + step]?.focus();
    }
  };

  return (
    <div class="picker" role="toolbar" aria-label={on.label} ref={grid} onKeyDown={onKeyDown}>
      {emoji.map((sign, at) => (
        <button type="button" tabIndex={at === 0 ? 0 : -1} onClick={() => on.onPick(sign)}>
          {sign}
        </button>
      ))}
    </div>
  );
}
