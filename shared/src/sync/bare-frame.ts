/** What the server says, of Engine.IO 4 and Socket.IO 5 as far as one text WebSocket and one namespace need it. */
export type Frame =
  | { kind: 'open'; pingInterval: number; pingTimeout: number; maxPayload: number }
  | { kind: 'ping' | 'connected' | 'end' | 'other' }
  | { kind: 'refused'; data: unknown }
  | { kind: 'event'; name: string; body: unknown }
  | { kind: 'answer'; id: number; value: unknown };

/** Reads one frame; throws `SyntaxError` where its JSON is broken. */
export function readFrame(data: unknown): Frame {
  const text = typeof data === 'string' ? data : '';
  switch (text[0]) {
    case '0':
      return { kind: 'open', ...JSON.parse(text.slice(1)) };
    case '1':
      return { kind: 'end' };
    case '2':
      return { kind: 'ping' };
    case '4':
      return readPacket(text[1], text.slice(2));
    default:
      return { kind: 'other' };
  }
}

function readPacket(type: string | undefined, rest: string): Frame {
  switch (type) {
    case '0':
      return { kind: 'connected' };
    case '1':
      return { kind: 'end' };
    case '2': {
      const [name, body] = list(rest);
      return { kind: 'event', name: String(name), body };
    }
    case '3': {
      const start = rest.indexOf('[');
      return {
        kind: 'answer',
        id: Number(rest.slice(0, start)),
        value: list(rest.slice(start))[0],
      };
    }
    case '4':
      return { kind: 'refused', data: JSON.parse(rest).data };
    default:
      return { kind: 'other' };
  }
}

function list(text: string): unknown[] {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new SyntaxError('a packet does not hold a list');
  return value;
}

export const pong = '3';
export const connectFrame = (auth: object) => `40${JSON.stringify(auth)}`;
export const callFrame = (id: number, name: string, input: unknown) =>
  `42${id}${JSON.stringify([name, input])}`;
