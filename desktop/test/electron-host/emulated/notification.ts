import { EventEmitter } from 'node:events';
import { withGaps, withStaticGaps } from '../not-emulated.ts';
import { record } from '../record.ts';
import { app } from './app.ts';
import { closeOnBus, hasBus, showOnBus } from './notification-bus.ts';

type Options = { title?: string; body?: string; silent?: boolean; id?: string };

/** Shown by the real notification daemon where the session has one. */
export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly id: string;
  #shown: Promise<number> | null = null;

  constructor({ title = '', body = '', silent = false, id = '' }: Options = {}) {
    super();
    this.title = title;
    this.body = body;
    this.silent = silent;
    this.id = id;
  }

  show(): void {
    if (!app.isReady()) throw new Error('Cannot create Notification before app is ready');
    record('notification.show', { title: this.title, body: this.body });
    this.#show().catch((error: unknown) => this.emit('failed', {}, String(error)));
  }

  close(): void {
    record('notification.close', { title: this.title });
    if (this.#shown) void this.#shown.then(closeOnBus);
    else this.emit('close', { reason: 'closed' });
  }

  async #show(): Promise<void> {
    if (hasBus()) {
      const { title, body, silent: isSilent } = this;
      this.#shown = showOnBus(
        { title, body, isSilent, replaces: 0 },
        {
          onAction: (key) => key === 'default' && this.emit('click', {}),
          onClosed: (reason) => this.emit('close', { reason }),
        },
      );
      await this.#shown;
    }
    this.emit('show', {});
  }

  static isSupported = () => true;
}
withGaps('Notification', Notification.prototype, ['title', 'body', 'silent', 'id']);
withStaticGaps('Notification', Notification);
