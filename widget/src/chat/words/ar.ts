import { system } from '@deskbell/shared/words/ar/system';
import { widget } from '@deskbell/shared/words/ar/widget';

export const words = { system, widget };
