import { readFileSync } from 'node:fs';
import { type HostPage, type HostSite, startHostSite } from './fixtures/host-site.ts';
import { expect, test } from './fixtures/test.ts';
import { VisitorPage } from './fixtures/visitor-page.ts';

const sites: HostSite[] = [];
const host = async (page: HostPage) => {
  const site = await startHostSite(page);
  sites.push(site);
  return site.url;
};
test.afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

/** All that a page has to allow, as docs/embed.md says it, with everything else forbidden. */
function strict(server: string): string {
  const docs = readFileSync(new URL('../docs/embed.md', import.meta.url), 'utf8');
  const line = /^script-src https:\/\/chat\.example\.com;.*$/m.exec(docs)?.[0];
  if (!line) throw new Error('docs/embed.md names no policy any more');
  const allowed = line.replaceAll('https://chat.example.com', server);
  return `default-src 'none'; ${allowed}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'`;
}

test('a page of another origin with a strict policy can embed the chat, and nothing is refused', async ({
  people,
  server,
}) => {
  const agent = await people.agent('Mira');
  const url = await host({ widgetOf: server.url, policy: strict(server.url) });
  const visitor = await people.visitor({ path: url });
  await visitor.page.getByRole('link', { name: 'Chat with us' }).click();
  await visitor.send('Hello from elsewhere');
  await agent.open('Hello from elsewhere');
  await agent.send('Welcome');
  await expect(visitor.messages.last()).toHaveText('Welcome');
  await visitor.page.reload();
  await expect(visitor.messages).toHaveText(['Hello from elsewhere', 'Welcome']);
});

test('a page whose policy forgets the chat’s frame is refused it, which these tests would hear of', async ({
  people,
  server,
  leaks,
}) => {
  const refused = /frame-src|default-src 'none'/;
  const policy = strict(server.url).replace(/frame-src[^;]*;/, '');
  const visitor = await people.visitor({ path: await host({ widgetOf: server.url, policy }) });
  await visitor.button.click();
  await expect.poll(() => leaks.heard).toEqual([expect.stringMatching(refused)]);
  leaks.expect(refused);
});

test('a page that allows scripts by nonce only can embed the chat', async ({ people, server }) => {
  const policy = `script-src 'nonce-r4nd0m' 'strict-dynamic'; object-src 'none'; base-uri 'none'`;
  const url = await host({ widgetOf: server.url, policy, nonce: 'r4nd0m' });
  const visitor = await people.visitor({ path: url });
  await visitor.open();
  await visitor.send('Hello');
  await expect(visitor.state).toHaveText(visitor.words.sent);
});

test('a page of an origin that the site does not allow gets no chat and is told why', async ({
  people,
  server,
  leaks,
}) => {
  leaks.expect(/http:\/\/127\.0\.0\.1:\d+ may not embed/, /status of 403/);
  await server.site({ key: 'closed', name: 'Closed', allowedOrigins: ['https://shop.example'] });
  const url = await host({ widgetOf: server.url, site: 'closed' });
  const context = await people.context();
  const page = await context.newPage();
  const told = page.waitForEvent('console', (message) => /may not embed/.test(message.text()));
  await page.goto(url);
  await told;
  await expect(new VisitorPage(page).button).toHaveCount(0);
});

test('a frame of the chat cannot be held by a page of an origin that the site does not allow', async ({
  server,
}) => {
  await server.site({ key: 'closed', name: 'Closed', allowedOrigins: ['https://shop.example'] });
  const answer = await fetch(`${server.url}/widget/frame?site=closed`);
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("frame-ancestors 'self' https://shop.example");
  expect(policy).not.toContain('unsafe');
});

test('where the browser blocks storage of other sites, the visitor is still known after a reload', async ({
  people,
  server,
}) => {
  const url = await host({ widgetOf: server.url });
  const context = await people.context();
  await context.addInitScript(() => {
    if (window === window.top) return;
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const)
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  const page = await context.newPage();
  await page.goto(url);
  const visitor = new VisitorPage(page);
  await visitor.open();
  await visitor.send('Do you know me?');
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await page.reload();
  await expect(visitor.own).toHaveText(['Do you know me?']);
});

test('where a page may store nothing at all, the chat still works', async ({ people, server }) => {
  const agent = await people.agent('Mira');
  const url = await host({ widgetOf: server.url });
  const context = await people.context();
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'] as const)
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
  });
  const page = await context.newPage();
  await page.goto(url);
  const visitor = new VisitorPage(page);
  await visitor.open();
  await visitor.send('Just once');
  await agent.open('Just once');
  await agent.send('Understood');
  await expect(visitor.messages).toHaveText(['Just once', 'Understood']);
});
