import { agent } from '@deskbell/shared/model/agent';
import { attachment } from '@deskbell/shared/model/attachment';
import { conversation } from '@deskbell/shared/model/conversation';
import { message } from '@deskbell/shared/model/message';
import { context } from '@deskbell/shared/model/page';
import { presence } from '@deskbell/shared/model/presence';
import { reader, receipt } from '@deskbell/shared/model/receipt';
import { site } from '@deskbell/shared/model/site';
import { visitor } from '@deskbell/shared/model/visitor';
import { z } from 'zod';

/** Shapes that others name instead of repeating. */
export const models = new Map<string, z.ZodType>(
  Object.entries({
    agent,
    attachment,
    context,
    conversation,
    message,
    presence,
    reader,
    receipt,
    site,
    visitor,
  }),
);

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

/**
 * A schema in one line, as `{ id: uuid, text?: string }`, in code marks.
 * @param self the model that is being told, and so is not named
 */
export function shapeOf(schema: z.ZodType, self?: string): string {
  const metadata = z.registry<{ id: string }>();
  for (const [name, model] of models) if (name !== self) metadata.add(model, { id: name });
  const json = z.toJSONSchema(schema, {
    metadata,
    // What goes in and what comes out differ in nothing that a reader of the page needs.
    io: 'input',
    unrepresentable: 'any',
  });
  return `\`${print(json as Schema)}\``;
}

function print(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(print))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return `[${print(schema.items ?? {})}]`;
  if (schema.properties) return printObject(schema);
  if (schema.format === 'uuid') return 'uuid';
  if (schema.format === 'date-time') return 'time';
  return schema.type === undefined ? 'any' : [schema.type].flat().join(' | ');
}

function printObject({ properties = {}, required = [] }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${print(field)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
