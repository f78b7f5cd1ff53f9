import type { Actor } from '../core/actor.ts';
import type { Deskbell } from '../core/deskbell.ts';

/** Longer than a widget that has to ask over REST ever waits: a browser lets a hidden page ask once a minute. In ms. */
export const hereForMs = 75_000;

type Here = { leave: () => void; cancel: () => void };

/**
 * A visitor whose network lets no socket through is here as long as they keep asking; agents would else write to
 * somebody who seems gone.
 */
export class HereByAsking {
  #deskbell: Pick<Deskbell, 'presences' | 'clock'>;
  #visitors = new Map<string, Here>();

  constructor(deskbell: Pick<Deskbell, 'presences' | 'clock'>) {
    this.#deskbell = deskbell;
  }

  heed(actor: Actor): void {
    if (actor.kind !== 'visitor') return;
    const { presences, clock } = this.#deskbell;
    const id = actor.visitorId;
    const known = this.#visitors.get(id);
    known?.cancel();
    const leave = known?.leave ?? presences.connect({ kind: 'visitor', id });
    const cancel = clock.after(hereForMs, () => {
      this.#visitors.delete(id);
      leave();
    });
    this.#visitors.set(id, { leave, cancel });
  }
}
