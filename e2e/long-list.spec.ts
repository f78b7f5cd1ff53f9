import { look } from './fixtures/look.ts';
import { addConversations } from './fixtures/many-conversations.ts';
import { expect, test } from './fixtures/test.ts';

test('a queue of 5,000 scrolls with few rows drawn, and the longest wait stands first', async ({
  people,
  server,
}) => {
  await addConversations(server, 5_000);
  const agent = await people.agent('Mira');
  await expect(agent.rows.first()).toContainText('Question number 1');
  await expect(agent.list('queue')).toContainText('5,000');
  await look(agent.page, 'long-queue');
  await agent.rows.first().hover();
  const place = async () => {
    await agent.page.mouse.wheel(0, 20_000);
    expect(await agent.rows.count()).toBeLessThan(60);
    return Number(await agent.rows.last().getAttribute('aria-posinset'));
  };
  await expect.poll(place, { intervals: [50], timeout: 30_000 }).toBeGreaterThan(1_000);
  await agent.rows.last().click();
  await expect(agent.messages).toHaveText([/Question number \d{4}/]);
});
