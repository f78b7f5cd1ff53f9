import { join } from 'node:path';
import { app, powerMonitor, protocol, session } from 'electron';
import { startEngineProcess } from './engine-process.ts';
import { engineHandlers, shellHandlers } from './handlers.ts';
import { watchIdle } from './idle.ts';
import { answerCalls, tellWindow } from './ipc.ts';
import { createNotifications } from './notifications.ts';
import { scheme, servePage } from './protocol.ts';
import { keyringSeal } from './seal.ts';
import { denyPermissions, guardPages } from './security.ts';
import { openSessionFile } from './session-file.ts';
import { readSettings } from './settings.ts';
import { type MainWindow, openWindow } from './window.ts';

const consoleFolder = join(import.meta.dirname, '../console');
const restartAfterMs = 1_000;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
// Before any file is opened: two apps on the same files would ruin each other's work.
if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  guardPages();
  await app.whenReady();
  denyPermissions(session.defaultSession);
  protocol.handle(scheme, (request) => servePage(consoleFolder, request));

  const folder = join(app.getPath('userData'), 'agent');
  let main: MainWindow | null = null;
  const tell = (name: string, body: unknown) => {
    if (main) tellWindow(main.window.webContents, name, body);
  };
  const engine = startEngineProcess(folder, {
    onTelling: tell,
    // Not at once, so that an engine that cannot start does not keep the machine busy.
    onLost: () => setTimeout(() => tell('engineLost', {}), restartAfterMs),
  });
  const notifications = createNotifications((conversationId) => {
    main?.reveal();
    tell('notificationOpened', { conversationId });
  });
  const { serverUrl: fixedServerUrl, acceptsWeakKeyring } = readSettings();
  const seal = keyringSeal({ acceptsWeakKeyring });
  const sessionFile = await openSessionFile(app.getPath('userData'), seal);
  // Whoever cannot go on where they were leaves nothing to be read but what is not sent yet.
  if (!sessionFile.current()) await engine.ask('forget', {});
  answerCalls(
    {
      ...shellHandlers({ engine, session: sessionFile, notifications, fixedServerUrl }),
      ...engineHandlers(engine, sessionFile),
    },
    (contents) => contents === main?.window.webContents,
  );
  watchIdle((isIdle) => tell('idleChanged', { isIdle }));
  const wake = () => {
    if (sessionFile.current()) void engine.ask('wakeEngine', {});
  };
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);

  main = openWindow();
  app.on('second-instance', () => main?.reveal());
  app.on('activate', () => main?.reveal());
  let isDown = false;
  app.on('before-quit', (event) => {
    if (isDown) return;
    event.preventDefault();
    void engine.shutDown().then(() => {
      isDown = true;
      main?.letGo();
      app.quit();
    });
  });
}
