import type { Page } from '@deskbell/shared/model/page';
import type { WidgetConfig } from '@deskbell/shared/model/site';
import { createEngine, type Engine, type EngineParts } from '@deskbell/shared/sync/engine';
import { pageStore } from '@deskbell/shared/sync/page-store';
import type { Store } from '@deskbell/shared/sync/store';
import { systemClock } from '@deskbell/shared/sync/system-clock';
import { protocol } from '@deskbell/shared/version';
import { type PageValues, syncStorage } from './chat/page-values.ts';
import { takeIdentityTurn } from './identity-turn.ts';
import { visitorLink } from './link.ts';

export type VisitorParts = {
  config: WidgetConfig;
  values: PageValues;
  page: () => Page;
  locale: () => string;
  onEvent: NonNullable<EngineParts['onEvent']>;
  /** Another tab became someone else (signed out, or made its identity first). */
  onStranger: () => void;
};

export type VisitorEngine = Engine & {
  /** What a first message tells of where it was written. */
  context: () => NonNullable<Parameters<Engine['send']>[0]['context']>;
};

const timeZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The sync engine of a visitor whose identity lives with the host page. Connects once its turn has come. */
export function visitorEngine(parts: VisitorParts): VisitorEngine {
  const { config, values, page, locale } = parts;
  const kept = pageStore(syncStorage(values));
  const held = pageStore({ ...syncStorage(values), setItem: values.hold });
  const store: Store = {
    ...kept,
    // With a connection a message need not be kept to be sent; without one it must not seem safe.
    commit: (batch) =>
      kept.commit(batch).catch((error) => {
        if (!batch.outbox?.length || engine.state.link !== 'online' || !navigator.onLine)
          throw error;
        return held.commit({ outbox: batch.outbox });
      }),
  };
  const engine: Engine = createEngine({
    link: visitorLink(location.origin, values),
    store,
    clock: systemClock,
    hello() {
      const token = values.get('token');
      return {
        protocol,
        actor: 'visitor',
        site: config.siteKey,
        ...(token && { token }),
        locale: locale(),
        timeZone: timeZone(),
        page: page(),
      };
    },
    onWelcome({ token, visitor }) {
      if (visitor) values.set('visitor', visitor.id);
      if (token) values.set('token', token);
    },
    onRefused({ code }) {
      if (code !== 'tokenExpired' && code !== 'notSignedIn') return 'stop';
      values.set('token', null);
      return 'retry';
    },
    onEvent: parts.onEvent,
  });
  values.watch((key, value) => {
    if (key === 'visitor' && value !== engine.state.me?.id && engine.state.me) parts.onStranger();
  });
  return {
    ...engine,
    get state() {
      return engine.state;
    },
    async start() {
      await takeIdentityTurn(config.siteKey, values);
      await engine.start();
    },
    context: () => ({ page: page(), locale: locale(), timeZone: timeZone() }),
  };
}
