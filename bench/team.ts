import type { Database } from '../server/src/db/open.ts';
import { addAgent } from '../server/test/add-agent.ts';

/** Session tokens of so many agents, each a person of their own. */
export async function hireTeam(db: Database, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const agent = {
      email: `agent-${nth}@example.com`,
      name: `Agent ${nth}`,
      role: 'agent' as const,
    };
    tokens.push(
      (await addAgent(db, { ...agent, password: 'a bench of its own' }, new Date())).token,
    );
  }
  return tokens;
}
