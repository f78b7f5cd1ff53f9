import { system } from '@deskbell/shared/words/de/system';
import { widget } from '@deskbell/shared/words/de/widget';

export const words = { system, widget };
