import type { Role } from '@deskbell/shared/model/agent';
import type { Page } from '@deskbell/shared/model/page';

/** Where a call comes from, whoever makes it. */
export type Origin = {
  ip: string;
  userAgent: string | null;
  /** The `Origin` header, where a browser sent one. */
  origin: string | null;
  /** Whether that is this server's own address. */
  isOwnOrigin: boolean;
  /** What the log calls the HTTP request, or the socket, that it came by. */
  requestId?: string;
  connectionId?: string;
};

export type Anyone = { kind: 'anyone'; from: Origin };

export type VisitorActor = {
  kind: 'visitor';
  visitorId: string;
  siteId: string;
  /** When the token's chain began: an anonymous visitor exists only in it until the first message. */
  since: Date;
  locale: string | null;
  timeZone: string | null;
  page: Page | null;
  from: Origin;
};

export type AgentActor = {
  kind: 'agent';
  agentId: string;
  role: Role;
  /** Empty means every site. */
  siteIds: readonly string[];
  sessionId: string;
  from: Origin;
};

/** Who asks. */
export type Actor = Anyone | VisitorActor | AgentActor;
