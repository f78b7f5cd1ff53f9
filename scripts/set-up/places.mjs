import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the working directory is. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const binary = process.platform === 'win32' ? 'node.exe' : 'node';

/** The Node that does the work; it comes with the dependencies. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', binary);
