import { createServer } from 'node:net';
import { errorCode, StartError } from './start-error.ts';

type Address = { host: string; port: number };

/**
 * Makes sure that the server will be able to listen, before anything else is started.
 * @throws StartError that names the port or host that cannot be had
 */
export async function requireFreePort({ host, port }: Address): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host, port, exclusive: true }, resolve);
    });
  } catch (cause) {
    throw cannotListen({ host, port }, cause);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** Why a server cannot listen there, and what to do about it. */
export function cannotListen({ host, port }: Address, cause: unknown): StartError {
  return new StartError(whyNot(host, port, errorCode(cause)), { cause });
}

function whyNot(host: string, port: number, code: string): string {
  const other = port < 65_535 ? port + 1 : port - 1;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that one, or set PORT to a free port, such as PORT=${other}.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this user has. Set PORT to a port above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is "${host}", which is no address of this machine. Set it to one that is, or leave it out.`;
    default:
      return `Nothing can listen on ${host}, port ${port} (${code}). Change HOST or PORT.`;
  }
}
