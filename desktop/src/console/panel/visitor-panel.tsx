import type { Conversation } from '@deskbell/shared/model/conversation';
import { BadgeCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { visitorName } from '../lists/preview.ts';
import { useLive } from '../session/context.ts';
import { useNow } from '../state/use-now.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Chip } from '../ui/signs.tsx';
import { useSpoken } from '../words/words.tsx';
import { Earlier, useEarlier } from './earlier.tsx';
import { PageLink } from './page-link.tsx';
import { Tags } from './tags.tsx';
import './panel.css';

/** Who the visitor is, where they are, and what there was before. */
export function VisitorPanel({ conversation }: { conversation: Conversation }) {
  const words = useSpoken().words.panel;
  const earlier = useEarlier(conversation);
  return (
    <aside className="panel" aria-label={words.label}>
      <Face conversation={conversation} />
      <Part title={words.who}>
        <Who conversation={conversation} />
      </Part>
      <Part title={words.where}>
        <Where conversation={conversation} />
      </Part>
      <Part title={words.tags}>
        <Tags conversation={conversation} />
      </Part>
      {earlier.length > 0 ? (
        <Part title={words.earlier}>
          <Earlier others={earlier} />
        </Part>
      ) : null}
    </aside>
  );
}

function Face({ conversation }: { conversation: Conversation }) {
  const { words, formats } = useSpoken();
  const presence = useLive((state) => state.presences.get(`visitor:${conversation.visitorId}`));
  const lastSeenAt = presence?.lastSeenAt ?? conversation.visitor?.lastSeenAt;
  const name = visitorName(conversation);
  const isOnline = presence?.status === 'online';
  const seen = lastSeenAt ? words.panel.lastSeen(formats.medium(lastSeenAt)) : '';
  return (
    <div className="panel-face">
      <Avatar name={name} seed={conversation.visitorId} isLarge dot={isOnline ? 'good' : 'quiet'} />
      <div>
        <h2 dir="auto">{name}</h2>
        <p>{isOnline ? words.panel.onlineNow : seen}</p>
      </div>
    </div>
  );
}

function Who({ conversation }: { conversation: Conversation }) {
  const { words: all, formats } = useSpoken();
  const words = all.panel;
  const known = useLive((state) => state.visitors.get(conversation.visitorId));
  const visitor = known ?? conversation.visitor;
  if (!visitor) return null;
  return (
    <>
      <Fact label={words.identity}>
        {visitor.isIdentified ? (
          <Chip tone="good">
            <BadgeCheck aria-hidden className="chip-icon" />
            {words.verified}
          </Chip>
        ) : (
          <Chip>{visitor.name ? words.unverified : words.guest}</Chip>
        )}
      </Fact>
      <Fact label={words.email}>{visitor.email}</Fact>
      <Fact label={words.phone}>{visitor.phone}</Fact>
      <Fact label={words.firstSeen}>{formats.medium(visitor.createdAt)}</Fact>
    </>
  );
}

function Where({ conversation }: { conversation: Conversation }) {
  const { words: all, formats } = useSpoken();
  const words = all.panel;
  const now = useNow(30_000);
  const site = useLive((state) => state.sites.get(conversation.siteId));
  const { page, timeZone, locale } = conversation.context ?? {};
  const language = locale ?? conversation.visitor?.locale;
  const localTime = timeZone ? formats.localTime(timeZone, now) : null;
  return (
    <>
      <Fact label={words.site}>{site?.name}</Fact>
      <Fact label={words.page}>{page ? <PageLink url={page.url} title={page.title} /> : null}</Fact>
      <Fact label={words.referrer}>{page?.referrer ? <PageLink url={page.referrer} /> : null}</Fact>
      <Fact label={words.language}>{language ? formats.languageName(language) : null}</Fact>
      <Fact label={words.localTime}>
        {localTime ? `${localTime} · ${timeZone?.replaceAll('_', ' ')}` : null}
      </Fact>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel-part">
      <h3>{title}</h3>
      <div>{children}</div>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <dl className="fact">
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </dl>
  );
}
