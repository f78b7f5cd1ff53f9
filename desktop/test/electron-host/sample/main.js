import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
if (process.env.SAMPLE_DATA) app.setPath('userData', process.env.SAMPLE_DATA);
const events = [];
Object.assign(globalThis, { events });

if (!app.requestSingleInstanceLock()) app.quit();
else
  app.whenReady().then(() => {
    app.on('second-instance', () => events.push('second-instance'));
    protocol.handle('app', (request) => {
      const { pathname } = new URL(request.url);
      const html = `<title>${pathname}</title><script src="/page.js"></script><a id="away" href="https://away.example/">Away</a><a id="next" href="/next">Next</a>`;
      const isScript = pathname === '/page.js';
      return new Response(isScript ? 'window.hasRun = true;' : html, {
        headers: {
          'content-type': isScript ? 'text/javascript' : 'text/html',
          'content-security-policy': "default-src 'none'; script-src app:; connect-src 'none'",
        },
      });
    });
    session.defaultSession.setPermissionRequestHandler((_contents, name, answer) => {
      events.push(`permission ${name}`);
      answer(false);
    });
    ipcMain.handle('echo', (_event, value) => value);
    ipcMain.handle('fail', () => {
      throw new TypeError('no');
    });
    ipcMain.handle('who', ({ senderFrame }) => senderFrame.url);
    const preload = join(import.meta.dirname, 'preload.cjs');
    const window = new BrowserWindow({ webPreferences: { preload } });
    window.webContents.setWindowOpenHandler(({ url }) => {
      events.push(`open ${url}`);
      return { action: 'deny' };
    });
    window.webContents.on('will-navigate', (event, url) => {
      events.push(`navigate ${url}`);
      if (!url.startsWith('app:')) event.preventDefault();
    });
    void window.loadURL('app://sample/index');
  });
