import { startHostSite } from './fixtures/host-site.ts';
import { expect, test } from './fixtures/test.ts';
import { VisitorPage } from './fixtures/visitor-page.ts';

test('before anybody wants to chat a page pays two cacheable requests and nothing else', async ({
  people,
  server,
}) => {
  const site = await startHostSite({ widgetOf: server.url });
  const context = await people.context();
  await context.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(entry.duration);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const cacheControl: (string | undefined)[] = [];
  page.on('websocket', (socket) => asked.push(socket.url()));
  page.on('response', (response) => {
    if (!response.url().startsWith(server.url)) return;
    asked.push(new URL(response.url()).pathname);
    cacheControl.push(response.headers()['cache-control']);
  });
  await page.goto(site.url);
  await expect(new VisitorPage(page).button).toBeVisible();
  await page.waitForLoadState('networkidle');

  expect(asked).toEqual(['/widget.js', '/api/widget/demo']);
  for (const header of cacheControl) expect(header).toMatch(/public, max-age=[1-9]/);
  expect(await context.cookies()).toEqual([]);
  const left = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    frames: document.querySelectorAll('iframe').length,
    shifts: Reflect.get(window, 'shifts'),
  }));
  expect(left).toEqual({ local: [], session: [], databases: [], frames: 0, shifts: [] });
  await site.close();
});

test('the script that every page loads keeps the page’s thread free', async ({
  people,
  server,
}) => {
  const context = await people.context();
  const page = await context.newPage();
  const profiler = await context.newCDPSession(page);
  await profiler.send('Profiler.enable');
  await profiler.send('Profiler.setSamplingInterval', { interval: 200 });
  await profiler.send('Profiler.start');
  await page.goto('/demo');
  await expect(new VisitorPage(page).button).toBeVisible();
  const { profile } = await profiler.send('Profiler.stop');
  const ofWidget = new Set(
    profile.nodes
      .filter(({ callFrame }) => callFrame.url === `${server.url}/widget.js`)
      .map(({ id }) => id),
  );
  const deltas = profile.timeDeltas ?? [];
  const busyMs = (profile.samples ?? []).reduce(
    (sum, id, index) => sum + (ofWidget.has(id) ? (deltas[index] ?? 0) / 1_000 : 0),
    0,
  );
  // The bench holds it to 10 ms on a quiet machine; here others work beside us.
  expect(busyMs).toBeLessThan(50);
});

test('open and chatting takes five requests at most, the connection included', async ({
  people,
  server,
}) => {
  const site = await startHostSite({ widgetOf: server.url });
  const context = await people.context();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('websocket', (socket) => asked.push(socket.url()));
  page.on('request', (request) => {
    if (request.url().startsWith(server.url)) asked.push(request.url());
  });
  await page.goto(site.url);
  const visitor = new VisitorPage(page);
  await visitor.open();
  await visitor.send('Hello');
  await expect(visitor.state).toHaveText(visitor.words.sent);
  await page.waitForLoadState('networkidle');
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(5);
  expect(await context.cookies()).toEqual([]);
  await site.close();
});
