import { safeStorage } from 'electron';

/** Locks texts away with a key that the system's keyring holds. */
export type Seal = {
  /** Null where there is no keyring worth the name: nothing secret may then be written anywhere. */
  close(text: string): Promise<Buffer | null>;
  /** Null where it cannot be opened (any more). */
  open(sealed: Buffer): Promise<string | null>;
};

export const keyringSeal: Seal = {
  close: async (text) => ((await hasKeyring()) ? safeStorage.encryptStringAsync(text) : null),
  async open(sealed) {
    if (!(await hasKeyring())) return null;
    try {
      return (await safeStorage.decryptStringAsync(sealed)).result;
    } catch (error) {
      console.warn('the kept session cannot be opened', error);
      return null;
    }
  },
};

async function hasKeyring(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  // Without a keyring Linux "encrypts" with a key that everybody knows.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
