import { system } from '@deskbell/shared/words/ja/system';
import { widget } from '@deskbell/shared/words/ja/widget';

export const words = { system, widget };
