import type { Link } from '@deskbell/shared/sync/link';
import { socketIoLink } from '@deskbell/shared/sync/socket-io-link';
import { io } from 'socket.io-client';

/** The heavy link, in a file of its own that only blocked networks load. */
export function pollingLink(server: string): Link {
  return socketIoLink((url, options) => io(url, { ...options, transports: ['polling'] }), server);
}
