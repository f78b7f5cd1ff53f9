import { password } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

test('older messages come in above while what the visitor looks at stays, and a new one offers the way down', async ({
  people,
  server,
}) => {
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Tell me everything');
  await expect(visitor.state).toHaveText(visitor.words.sent);

  const { email } = await server.agent('Mira');
  const post = async (path: string, body: object, token = '') => {
    const answer = await fetch(`${server.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const { token } = await post('agents/sign-in', { email, password });
  const list = await fetch(`${server.url}/api/conversations`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const [{ id }] = (await list.json()).conversations;
  await post(`conversations/${id}/accept`, {}, token);
  const tell = (text: string) =>
    post(`conversations/${id}/messages`, { id: crypto.randomUUID(), text }, token);
  for (let number = 1; number <= 130; number += 1) await tell(`Fact ${number}`);
  await expect(visitor.messages.last()).toHaveText('Fact 130');

  await visitor.page.reload();
  await expect(visitor.messages.last()).toBeInViewport();
  await expect(visitor.messages.last()).toHaveText('Fact 130');
  // The newest page, and what the page before the reload had kept by then.
  const shown = await visitor.messages.count();
  expect(shown).toBeLessThanOrEqual(100);
  const oldest = await visitor.messages.first().textContent();
  /** Scrolls if asked to, and says in the same moment where the message stands that was the oldest. */
  const place = (scrollTop?: number) =>
    visitor.log.evaluate(
      (log, { oldest, scrollTop }) => {
        if (scrollTop !== undefined) log.scrollTop = scrollTop;
        const bubbles = [...log.querySelectorAll('.bubble')];
        return bubbles.find(({ textContent }) => textContent === oldest)?.getBoundingClientRect()
          .top;
      },
      { oldest, scrollTop },
    );
  const before = await place(30);
  await expect.poll(() => visitor.messages.count()).toBeGreaterThan(shown);
  expect(Math.abs(Number(await place()) - Number(before))).toBeLessThan(3);

  await tell('One more');
  const jump = visitor.frame.getByRole('button', { name: visitor.words.newMessages(1) });
  await jump.click();
  await expect(visitor.messages.last()).toBeInViewport();
  await expect(jump).toBeHidden();
});
