import { expect, test } from 'vitest';
import { isServerUrl } from '../../src/main/server-url.ts';

test.each([
  'https://chat.example',
  'https://chat.example:8443/',
  'http://localhost:4000',
  'http://127.0.0.1:4000',
  'http://[::1]:4000',
])('%s may be signed in to', (url) => expect(isServerUrl(url)).toBe(true));

test.each([
  'http://chat.example',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'ftp://chat.example',
  'file:///etc',
  'chat.example',
  '',
])('%s may not', (url) => expect(isServerUrl(url)).toBe(false));
