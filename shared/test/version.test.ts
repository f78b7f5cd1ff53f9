import { expect, test } from 'vitest';
import { errorBody, errorStatus } from '../src/error.ts';
import { hello, welcome } from '../src/hello.ts';
import { history, oldestProtocol, protocol } from '../src/version.ts';
import { accepted } from './accepted.ts';
import { fingerprint, fingerprints, whatToDo, wireSchema } from './fingerprint.ts';

test('the handshake is as it was agreed to', () => {
  expect(fingerprints({ hello, welcome, errorBody }, wireSchema), whatToDo).toEqual(
    accepted.handshake,
  );
});

test('error codes, and the status each has over HTTP, are as they were agreed to', () => {
  expect(fingerprint(errorStatus), whatToDo).toBe(accepted.errors);
});

test('every protocol has its line of history, and the fingerprints belong to the newest', () => {
  const numbers = Array.from({ length: protocol }, (_, at) => String(at + 1));
  expect(Object.keys(history)).toEqual(numbers);
  expect(accepted.protocol).toBe(protocol);
  expect(oldestProtocol).toBeLessThanOrEqual(protocol);
  for (const note of accepted.notes)
    expect(Number(note.split(':')[0])).toBeLessThanOrEqual(protocol);
});

test('a fingerprint changes with every change of shape, and not with the order of keys', () => {
  const shape = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
  const { type, ...rest } = shape;
  expect(fingerprint({ ...rest, type })).toBe(fingerprint(shape));
  expect(fingerprint({ ...shape, required: [] })).not.toBe(fingerprint(shape));
});
