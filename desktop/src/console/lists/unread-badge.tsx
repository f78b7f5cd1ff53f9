import { badgeText } from '@deskbell/shared/rules/unread';
import { Badge } from '../ui/signs.tsx';
import { useWords } from '../words/words.tsx';

/** How many messages are unread, where there are any. */
export function UnreadBadge({ count, cap }: { count: number; cap?: number }) {
  const words = useWords().lists;
  return count > 0 ? <Badge text={badgeText(count, cap)} label={words.unread(count)} /> : null;
}
