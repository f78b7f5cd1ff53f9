import type { CallInput, Permission } from '../contract.ts';

const shown = new Map<string, Notification>();

export function readPermission(): Permission {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

export async function askPermission(): Promise<Permission> {
  return 'Notification' in window ? await Notification.requestPermission() : 'unsupported';
}

/** Shows one notification per conversation; `onOpen` runs when it is clicked. */
export function notify(input: CallInput<'notify'>, onOpen: () => void): Record<string, never> {
  if (readPermission() !== 'granted') return {};
  const notification = new Notification(input.title, {
    body: input.body,
    tag: input.conversationId,
    silent: true,
  });
  notification.onclick = () => {
    window.focus();
    notification.close();
    onOpen();
  };
  // A newer one of the same chat takes its place, and the old one's end is heard late.
  notification.onclose = () => {
    if (shown.get(input.conversationId) === notification) shown.delete(input.conversationId);
  };
  shown.set(input.conversationId, notification);
  return {};
}

export function withdraw(conversationId: string): Record<string, never> {
  shown.get(conversationId)?.close();
  return {};
}
