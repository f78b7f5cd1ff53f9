import { Spinner } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';

type OlderHeaderProps = { isLoadingOlder: boolean; hasOlder: boolean };

/** What stands above the oldest message that is loaded. */
export function OlderHeader({ isLoadingOlder, hasOlder }: OlderHeaderProps) {
  const words = useWords().thread;
  return (
    <div className="older-header">
      {hasOlder && isLoadingOlder ? <Spinner label={words.loadingOlder} /> : null}
    </div>
  );
}
