import { X } from 'lucide-react';
import { useSession } from '../session/context.ts';
import { useSource } from '../state/use-source.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Banner } from '../ui/state.tsx';
import { useWords } from '../words/words.tsx';

/** Says that the browser keeps nothing any more, such as on a full disk. */
export function TroubleBanner() {
  const words = useWords().link;
  const { hasTrouble } = useSession();
  const isShown = useSource(hasTrouble, (state) => state);
  if (!isShown) return null;
  return (
    <Banner
      tone="warn"
      actions={
        <IconButton
          label={words.dismiss}
          icon={<X aria-hidden />}
          onClick={() => hasTrouble.set(false)}
        />
      }
    >
      {words.notKept}
    </Banner>
  );
}
