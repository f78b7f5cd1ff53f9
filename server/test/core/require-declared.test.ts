import { expect, test } from 'vitest';
import { Refusal } from '../../src/core/refusal.ts';
import { requireDeclared } from '../../src/core/require-declared.ts';

test('a command may refuse with what it declares and with what every command shares', () => {
  requireDeclared('closeConversation', new Refusal('conflict', 'the visitor has written since'));
  requireDeclared('closeConversation', new Refusal('badInput', 'no id'));
  requireDeclared('closeConversation', new Error('the database is gone'));
});

test('a refusal that a command does not declare is said to be that', () => {
  expect(() => requireDeclared('closeConversation', new Refusal('idTaken', 'taken'))).toThrow(
    'closeConversation answers idTaken, which it does not declare',
  );
});
