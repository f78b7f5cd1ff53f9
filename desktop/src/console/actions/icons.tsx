import {
  Archive,
  ArchiveRestore,
  ArrowRightLeft,
  Check,
  CircleCheck,
  Clock,
  RotateCcw,
  UserPlus,
  UserRoundCheck,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActionName } from './possible.ts';

export const actionIcons: Record<ActionName, ReactNode> = {
  accept: <Check aria-hidden />,
  assignToMe: <UserRoundCheck aria-hidden />,
  assign: <UserPlus aria-hidden />,
  transfer: <ArrowRightLeft aria-hidden />,
  park: <Clock aria-hidden />,
  close: <CircleCheck aria-hidden />,
  reopen: <RotateCcw aria-hidden />,
  archive: <Archive aria-hidden />,
  restore: <ArchiveRestore aria-hidden />,
};
