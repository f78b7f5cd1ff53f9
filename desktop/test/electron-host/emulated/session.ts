import { EventEmitter } from 'node:events';
import { withGaps, withStaticGaps } from '../not-emulated.ts';
import { record } from '../record.ts';
import { Protocol } from './protocol.ts';

type Answer = (isGranted: boolean) => void;
type RequestHandler = (
  ...asked: [contents: unknown, permission: string, answer: Answer, details: object]
) => void;
type CheckHandler = (
  ...asked: [contents: unknown, permission: string, origin: string, details: object]
) => boolean;

export class Session extends EventEmitter {
  readonly protocol = new Protocol();
  onPermissionRequest: RequestHandler | null = null;
  onPermissionCheck: CheckHandler | null = null;
  onDevicePermission: ((details: object) => boolean) | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.onPermissionRequest = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.onPermissionCheck = handler;
  }
  setDevicePermissionHandler(handler: ((details: object) => boolean) | null): void {
    this.onDevicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    record('session.setDisplayMediaRequestHandler', handler === null);
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    record('session.setSpellCheckerDictionaryDownloadURL', url);
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    record('session.setSpellCheckerEnabled', isEnabled);
  }
  isPersistent(): boolean {
    return true;
  }
}
withGaps('Session', Session.prototype, ['protocol']);

const defaultSession = new Session();
export const session = withStaticGaps('Session', {
  get defaultSession() {
    return defaultSession;
  },
});
