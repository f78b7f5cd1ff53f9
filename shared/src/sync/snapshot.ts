import type { ListName } from '../commands/list-conversations.ts';
import type { DownEvent } from '../down.ts';
import { absorb } from './absorb.ts';
import type { Ask } from './ask.ts';

const pageSize = 200;
/** The lists an agent works from are read this far; the rest comes as they scroll. */
const maxPages: Partial<Record<ListName, number>> = { queue: 10, mine: 10, pending: 5, all: 1 };

/** What an agent needs before anything is known here: colleagues, sites, and the conversations at hand. */
export async function agentSnapshot(ask: Ask): Promise<DownEvent[]> {
  const told = [await ask('listAgents', {}), await ask('listSites', {})].flatMap(absorb);
  for (const [list, pages] of Object.entries(maxPages) as [ListName, number][]) {
    let page: string | undefined;
    for (let turn = 0; turn < pages; turn += 1) {
      const answer = await ask('listConversations', { list, page, limit: pageSize });
      told.push(...absorb(answer));
      if (answer.nextPage === null) break;
      page = answer.nextPage;
    }
  }
  return told;
}

/** What a visitor needs: their conversations, and the newest messages of the newest one. */
export async function visitorSnapshot(ask: Ask): Promise<DownEvent[]> {
  const answer = await ask('listConversations', {});
  const told = absorb(answer);
  const newest = answer.conversations[0];
  if (newest) told.push(...absorb(await ask('listMessages', { conversationId: newest.id })));
  return told;
}
