import { withGaps } from '../not-emulated.ts';

/** The main frame of a page; this host has no other frames. */
export class WebFrameMain {
  readonly #url: () => string;

  constructor(url: () => string) {
    this.#url = url;
  }

  get url(): string {
    return this.#url();
  }
  get origin(): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/]*/.exec(this.#url())?.[0] ?? 'null';
  }
  get parent(): null {
    return null;
  }
  get top(): WebFrameMain {
    return this;
  }
  get detached(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
}
withGaps('WebFrameMain', WebFrameMain.prototype);
