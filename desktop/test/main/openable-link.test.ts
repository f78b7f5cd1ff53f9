import { expect, test } from 'vitest';
import { isOpenable } from '../../src/main/openable-link.ts';

test.each([
  'https://example.com/a?b#c',
  'http://example.com',
  'mailto:mira@example.com',
  'tel:+4930123456',
])('%s may be opened', (url) => expect(isOpenable(url)).toBe(true));

test.each([
  'file:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id',
  'javascript:alert(1)',
  'data:text/html,x',
  'app://deskbell/console/',
  'deskbell://open',
  '\\\\host\\share',
  'vbscript:x',
  'https://mira:secret@example.com',
  'example.com',
  '',
  '--version',
])('%s may not', (url) => expect(isOpenable(url)).toBe(false));
