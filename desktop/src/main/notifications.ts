import { Notification } from 'electron';
import type { CallInput, Permission } from '../bridge/contract.ts';

export type Notifications = {
  permission(): Permission;
  /** One live notification per conversation; a newer one takes its place. */
  show(input: CallInput<'notify'>): void;
  withdraw(conversationId: string): void;
  withdrawAll(): void;
};

/** @param onOpen told which conversation's notification was clicked */
export function createNotifications(onOpen: (conversationId: string) => void): Notifications {
  // Whoever is not held is collected, and its click with it.
  const live = new Map<string, Notification>();

  function withdraw(conversationId: string): void {
    live.get(conversationId)?.close();
    live.delete(conversationId);
  }

  return {
    permission: () => (Notification.isSupported() ? 'granted' : 'unsupported'),
    show({ conversationId, title, body }) {
      withdraw(conversationId);
      const notification = new Notification({ title, body, silent: true });
      notification.on('click', () => onOpen(conversationId));
      notification.on('close', () => {
        if (live.get(conversationId) === notification) live.delete(conversationId);
      });
      notification.on('failed', (_event, error) => console.error('no notification', error));
      live.set(conversationId, notification);
      notification.show();
    },
    withdraw,
    withdrawAll() {
      for (const conversationId of [...live.keys()]) withdraw(conversationId);
    },
  };
}
