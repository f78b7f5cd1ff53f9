import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { withGaps } from '../not-emulated.ts';
import { app } from './app.ts';

// Chromium’s own cipher where no keyring is to be had.
const key = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const start = Buffer.alloc(16, ' ');
const mark = 'v10';

/** `ELECTRON_HOST_KEYRING` says what the machine is like; Playwright asks for no keyring, on Electron too. */
const backend = () => process.env.ELECTRON_HOST_KEYRING ?? 'basic_text';
const isAvailable = () => app.isReady() && backend() !== 'none';

function seal(text: string): Buffer {
  if (!isAvailable()) throw new Error('Encryption is not available.');
  const cipher = createCipheriv('aes-128-cbc', key, start);
  return Buffer.concat([Buffer.from(mark), cipher.update(text, 'utf8'), cipher.final()]);
}

function unseal(sealed: Buffer): string {
  if (!isAvailable() || sealed.subarray(0, 3).toString() !== mark)
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
  const decipher = createDecipheriv('aes-128-cbc', key, start);
  return Buffer.concat([decipher.update(sealed.subarray(3)), decipher.final()]).toString('utf8');
}

export const safeStorage = withGaps('SafeStorage', {
  isAsyncEncryptionAvailable: async () => isAvailable(),
  getSelectedStorageBackend: () => backend(),
  encryptStringAsync: async (text: string) => seal(text),
  decryptStringAsync: async (sealed: Buffer) => ({
    result: unseal(sealed),
    shouldReEncrypt: false,
  }),
});
