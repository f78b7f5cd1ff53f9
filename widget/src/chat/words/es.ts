import { system } from '@deskbell/shared/words/es/system';
import { widget } from '@deskbell/shared/words/es/widget';

export const words = { system, widget };
