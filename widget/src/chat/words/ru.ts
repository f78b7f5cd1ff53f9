import { system } from '@deskbell/shared/words/ru/system';
import { widget } from '@deskbell/shared/words/ru/widget';

export const words = { system, widget };
