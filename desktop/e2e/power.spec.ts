import { expect } from '@playwright/test';
import type { DesktopApp } from './fixtures/desktop-app.ts';
import { StallingWay } from './fixtures/stalling-way.ts';
import { test } from './fixtures/test.ts';

const tell = (app: DesktopApp, event: 'resume' | 'lock-screen' | 'unlock-screen') =>
  app.electron.evaluate(({ powerMonitor }, name) => {
    powerMonitor.emit(name);
  }, event);

test('after sleep a link that only looks alive is replaced within seconds', async ({
  desk,
  people,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const way = await StallingWay.to(server.url);
  const app = await desk.launch({ serverUrl: way.url });
  await app.console.signIn(email);
  const visitor = await people.visitor();
  await visitor.open();
  await visitor.send('Hello?');
  await app.console.open('Hello?');
  await app.console.act('accept');
  await app.console.send('Good morning.');
  // What the app had to say by then is answered.
  await expect(visitor.state).toHaveText(visitor.words.read);
  way.stall();
  await visitor.send('Is anybody awake?');
  await tell(app, 'resume');
  // Without the wake the first call without an answer gives the dead link away, ten seconds later.
  const both = ['Hello?', 'Good morning.', 'Is anybody awake?'];
  await expect(app.console.messages).toHaveText(both, { timeout: 9_000 });
  await way.close();
});

test('a locked screen makes the agent away, and unlocking it brings them back', async ({
  desk,
  server,
}) => {
  const { email } = await server.agent('Mira');
  const app = await desk.launch();
  await app.console.signIn(email);
  const { presence } = app.console.words;
  const shows = (status: string) =>
    expect(app.console.page.getByRole('button', { name: presence.now(status) })).toBeVisible();
  await shows(presence.online);
  await tell(app, 'lock-screen');
  await shows(presence.away);
  await tell(app, 'unlock-screen');
  await shows(presence.online);
});
