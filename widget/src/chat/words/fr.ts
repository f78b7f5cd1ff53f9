import { system } from '@deskbell/shared/words/fr/system';
import { widget } from '@deskbell/shared/words/fr/widget';

export const words = { system, widget };
