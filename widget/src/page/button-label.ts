import { button as ar } from '@deskbell/shared/words/ar/button';
import { button as de } from '@deskbell/shared/words/de/button';
import { button as en } from '@deskbell/shared/words/en/button';
import { button as es } from '@deskbell/shared/words/es/button';
import { button as fr } from '@deskbell/shared/words/fr/button';
import { button as ja } from '@deskbell/shared/words/ja/button';
import type { Locale } from '@deskbell/shared/words/locales';
import { button as ru } from '@deskbell/shared/words/ru/button';
import { button as zh } from '@deskbell/shared/words/zh/button';

/** What a screen reader says of the button until the chat is there to say more. */
export const buttonLabel: Readonly<Record<Locale, string>> = { en, zh, ja, ru, de, fr, es, ar };
