import { system } from '@deskbell/shared/words/zh/system';
import { widget } from '@deskbell/shared/words/zh/widget';

export const words = { system, widget };
