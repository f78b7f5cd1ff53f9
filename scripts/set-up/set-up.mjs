import { build } from './build.mjs';
import { install } from './install.mjs';

/**
 * Installs and builds what is missing or stale. Quick and silent when there is nothing to do.
 * @returns {Promise<string | null>} what went wrong, for people
 */
export async function setUp() {
  return (await install()) ?? (await build());
}
