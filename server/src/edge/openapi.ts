import { type Command, commonErrors } from '@deskbell/shared/command';
import { type ErrorCode, errorBody, errorStatus } from '@deskbell/shared/error';
import { commandNames, commands } from '@deskbell/shared/up';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document, made from the same definitions that the server answers by. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const name of commandNames) {
    const command: Command = commands[name];
    if (!command.route) continue;
    const path = command.route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [command.route.method]: operation(command) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Deskbell', version: '1', description: 'Live support chat.' },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: z.toJSONSchema(errorBody, { io: 'output' }) },
    },
    paths,
  };
}

function operation(command: Command): Json {
  const input = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' });
  const properties = (input.properties ?? {}) as Record<string, Json>;
  const required = input.required ?? [];
  const inPath = [...(command.route?.path ?? '').matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const isGet = command.route?.method === 'get';
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name],
  });
  return {
    operationId: command.name,
    summary: command.summary,
    security: command.who.includes('anyone') ? [] : [{ token: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(isGet ? rest.map((name) => parameter(name, 'query')) : []),
    ],
    ...(isGet || rest.length === 0 ? {} : { requestBody: body(pick(properties, rest), required) }),
    responses: responses(command),
  };
}

function body(properties: Record<string, Json>, required: readonly string[]): Json {
  const needed = required.filter((name) => name in properties);
  return {
    required: needed.length > 0,
    content: json({
      type: 'object',
      properties,
      ...(needed.length > 0 ? { required: needed } : {}),
    }),
  };
}

function responses(command: Command): Json {
  const value = z.toJSONSchema(command.output, { io: 'output', unrepresentable: 'any' });
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set([...commonErrors, ...command.errors]))
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  const error = { type: 'object', properties: { error: { $ref: '#/components/schemas/Error' } } };
  return {
    200: { description: 'Done.', content: json(value) },
    ...Object.fromEntries(
      [...byStatus].map(([status, codes]) => [
        status,
        { description: codes.join(', '), content: json(error) },
      ]),
    ),
  };
}

const json = (schema: unknown) => ({ 'application/json': { schema } });

const pick = (from: Record<string, Json>, names: string[]): Record<string, Json> =>
  Object.fromEntries(names.map((name) => [name, from[name] ?? {}]));
