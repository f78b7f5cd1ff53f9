import { safeStorage } from 'electron';

/** Locks texts away with a key that the system's keyring holds. */
export type Seal = {
  /** Null where there is no keyring worth the name: nothing secret may then be written anywhere. */
  close(text: string): Promise<Buffer | null>;
  /** Null where it cannot be opened (any more). */
  open(sealed: Buffer): Promise<string | null>;
};

export function keyringSeal({ acceptsWeakKeyring }: { acceptsWeakKeyring: boolean }): Seal {
  async function hasKeyring(): Promise<boolean> {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    // Without a keyring Linux "encrypts" with a key that everybody knows.
    const isWeak =
      process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    return !isWeak || acceptsWeakKeyring;
  }

  return {
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
}
