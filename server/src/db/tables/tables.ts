import type { AgentSessionsTable } from './agent-sessions.ts';
import type { AgentSitesTable, AgentsTable } from './agents.ts';
import type { ConversationsTable, ParticipantsTable } from './conversations.ts';
import type { MessagesTable } from './messages.ts';
import type { ReceiptsTable } from './receipts.ts';
import type { SearchDocumentsTable, SearchProgressTable, SearchSegmentsTable } from './search.ts';
import type { SecretsTable } from './secrets.ts';
import type { ServersTable } from './servers.ts';
import type { SignInTriesTable } from './sign-in-tries.ts';
import type { SitesTable } from './sites.ts';
import type { TombstonesTable } from './tombstones.ts';
import type { VisitorsTable } from './visitors.ts';

/** Every table by its SQL name; `server/test/tables.test.ts` holds it against the live catalogue. */
export type Tables = {
  agent_sessions: AgentSessionsTable;
  agent_sites: AgentSitesTable;
  agents: AgentsTable;
  conversations: ConversationsTable;
  messages: MessagesTable;
  participants: ParticipantsTable;
  receipts: ReceiptsTable;
  search_documents: SearchDocumentsTable;
  search_progress: SearchProgressTable;
  search_segments: SearchSegmentsTable;
  secrets: SecretsTable;
  servers: ServersTable;
  sign_in_tries: SignInTriesTable;
  sites: SitesTable;
  tombstones: TombstonesTable;
  visitors: VisitorsTable;
};
