import { MessagesSquare } from 'lucide-react';
import { useKeyNames } from '../shortcuts/use-key-names.ts';
import { Button } from '../ui/button.tsx';
import { Blank } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';

/** What the place of the chat says while none is open. */
export function NoChat({ onPalette }: { onPalette: () => void }) {
  const words = useWords();
  const keys = useKeyNames()('palette');
  return (
    <Blank icon={<MessagesSquare />} title={words.tabs.emptyTitle} lead={words.tabs.emptyLead}>
      <Button isSmall onClick={onPalette}>
        {words.palette.open}
        {keys ? <kbd dir="ltr">{keys}</kbd> : null}
      </Button>
    </Blank>
  );
}
