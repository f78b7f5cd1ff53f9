import type { Highlight, HitKind } from '@deskbell/shared/commands/search';
import { fold } from './fold.ts';
import { marksOf } from './marks.ts';

/** One text that something is found by. */
export type Field = {
  field: Highlight['field'];
  index?: number;
  text: string;
  /** Another spelling of the field, which is highlighted whole: a telephone number without its gaps. */
  spelled?: string;
};

/** A message, visitor or conversation as it is searched. */
export type Document = {
  kind: HitKind;
  id: string;
  createdAt: Date;
  siteId: string;
  conversationId: string | null;
  authorKind: 'visitor' | 'agent' | 'system' | null;
  authorId: string | null;
  /** Empty for what is not to be found (any more). */
  fields: Field[];
};

/** No folded text holds it, so that nothing is found across two fields. */
const betweenFields = '.';

/** What the index keeps of a document; empty for one with nothing to find. */
export function wordsOf(
  document: Pick<Document, 'fields' | 'kind' | 'siteId' | 'conversationId'>,
): string {
  const words = document.fields
    .flatMap(({ text, spelled }) => [fold(text).words, spelled ? fold(spelled).words : ''])
    .filter((each) => each !== '')
    .join(betweenFields);
  return words === '' ? '' : `${words}${betweenFields}${marksOf(document).join('')}`;
}

export function messageFields(text: string): Field[] {
  return text === '' ? [] : [{ field: 'text', text }];
}

export function visitorFields(visitor: {
  name: string | null;
  email: string | null;
  phone: string | null;
}): Field[] {
  const { name, email, phone } = visitor;
  const fields: Field[] = [];
  if (name) fields.push({ field: 'name', text: name });
  if (email) fields.push({ field: 'email', text: email });
  if (phone)
    fields.push({ field: 'phone', text: phone, spelled: phone.replace(/[^\p{N}+]/gu, '') });
  return fields;
}

export function conversationFields({
  tags,
  page,
}: {
  tags: readonly string[];
  page: { url: string; title?: string | undefined } | null;
}): Field[] {
  const fields: Field[] = tags.map((text, index) => ({ field: 'tag', index, text }));
  if (page?.title) fields.push({ field: 'pageTitle', text: page.title });
  if (page) fields.push({ field: 'pageUrl', text: page.url });
  return fields;
}
