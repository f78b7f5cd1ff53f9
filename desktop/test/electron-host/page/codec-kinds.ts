import type { Kind } from './codec.ts';

/** Values without parts. */
export function makePlainKinds(): Record<string, Kind> {
  const errors: Record<string, ErrorConstructor> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };
  return {
    plain: {
      is: (part) => typeof part === 'number' || typeof part === 'string',
      write: (part) => [part],
      read: ([value]) => value,
    },
    bigint: {
      is: (part) => typeof part === 'bigint',
      write: (part: bigint) => [String(part)],
      read: ([text]: string[]) => BigInt(text ?? 0),
    },
    error: {
      is: (part) => part instanceof Error,
      write: ({ name, message, stack }: Error) => [name, message, stack],
      read: ([name = '', message, stack]: string[]) =>
        Object.assign(new (errors[name] ?? Error)(message), { stack }),
    },
    date: {
      is: (part) => part instanceof Date,
      write: (part: Date) => [part.getTime()],
      read: ([time]: number[]) => new Date(time ?? Number.NaN),
    },
  };
}

export const bytesAsText = {
  write(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8_192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return btoa(text);
  },
  read: (text: string): Uint8Array => Uint8Array.from(atob(text), (one) => one.charCodeAt(0)),
};
