import { type Command, commonErrors } from '@deskbell/shared/command';
import { eventNames, events } from '@deskbell/shared/down';
import { errorBody, errorStatus } from '@deskbell/shared/error';
import { agentHello, visitorHello, welcome } from '@deskbell/shared/hello';
import { commandNames, commands } from '@deskbell/shared/up';
import { models, shapeOf } from './shape.ts';

/** The parts of `docs/protocol.md` that are made from the definitions, by the name of their place in the page. */
export const protocolTables: Record<string, () => string> = {
  handshake: () =>
    [
      `- visitor: ${shapeOf(visitorHello)}`,
      `- agent: ${shapeOf(agentHello)}`,
      `- \`welcome\`: ${shapeOf(welcome)}`,
    ].join('\n'),
  commands: () => commandNames.map((name) => command(commands[name])).join('\n\n'),
  events: () =>
    [
      '| event | when | body | after an absence |',
      '|---|---|---|---|',
      ...eventNames.map((name) => {
        const { summary, body, isDurable } = events[name];
        return `| \`${name}\` | ${summary} | ${cell(shapeOf(body))} | ${isDurable ? 'again by `catchUp`' : 'lost with the moment'} |`;
      }),
    ].join('\n'),
  models: () =>
    [...models].map(([name, model]) => `- \`${name}\`: ${shapeOf(model, name)}`).join('\n'),
  errors: () =>
    [
      `An error body is ${shapeOf(errorBody)}.`,
      '',
      '| code | HTTP status | may come from |',
      '|---|---|---|',
      ...Object.entries(errorStatus).map(
        ([code, status]) => `| \`${code}\` | ${status} | ${sourceOf(code)} |`,
      ),
    ].join('\n'),
};

function command({ name, summary, who, route, isOnSocket, input, output, errors }: Command) {
  const over = [
    ...(isOnSocket ? ['socket'] : []),
    ...(route ? [`\`${route.method.toUpperCase()} ${route.path}\``] : []),
  ].join(' and ');
  return [
    `#### ${name}`,
    summary,
    '',
    '| | |',
    '|---|---|',
    `| over | ${over} |`,
    `| by | ${who.join(', ')} |`,
    `| input | ${cell(shapeOf(input))} |`,
    `| output | ${cell(shapeOf(output))} |`,
    `| errors of its own | ${errors.map((code) => `\`${code}\``).join(', ') || 'none'} |`,
  ].join('\n');
}

function sourceOf(code: string): string {
  if (commonErrors.some((common) => common === code)) return 'any command';
  const from = commandNames.filter((name) =>
    commands[name].errors.some((error: string) => error === code),
  );
  return from.length === 0 ? 'the handshake' : from.map((name) => `\`${name}\``).join(', ');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
