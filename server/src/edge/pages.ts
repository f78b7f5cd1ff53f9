import { fileURLToPath } from 'node:url';
import express, { type Express, type Response } from 'express';
import { demoSiteKey } from '../core/demo-site.ts';
import type { Deskbell } from '../core/deskbell.ts';
import { findSiteByKey } from '../sites/store.ts';
import { consolePolicy, framePolicy, pagePolicy } from './content-policy.ts';
import { demoPage } from './pages/demo.ts';
import { landingPage } from './pages/landing.ts';

const folder = (relative: string) =>
  fileURLToPath(new URL(`../../../${relative}/`, import.meta.url));

const forever = { immutable: true, maxAge: '1y', index: false } as const;

/** What people open in a browser, and the widget that other sites embed. */
export function servePages(app: Express, deskbell: Deskbell, publicUrl: string): void {
  app.get('/', (request, response) => {
    const site = { address: publicUrl, key: demoSiteKey };
    sendPage(response, landingPage(request.acceptsLanguages(), site), pagePolicy);
  });
  app.get('/demo', (request, response) => {
    const { query } = request;
    const languages = request.acceptsLanguages();
    const { status, html } = demoPage({ languages, siteKey: demoSiteKey, query });
    sendPage(response.status(status), html, pagePolicy);
  });
  app.use('/pages', express.static(fileURLToPath(new URL('pages/files', import.meta.url))));
  serveWidget(app, deskbell);
  serveConsole(app);
}

function serveWidget(app: Express, deskbell: Deskbell): void {
  const root = folder('widget/dist');
  app.get('/widget.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600');
    sendBuilt(response, { root, file: 'widget.js' });
  });
  app.get('/widget/frame', async (request, response) => {
    const key = String(request.query.site ?? '');
    const site = await findSiteByKey(deskbell.db, key);
    if (!site) {
      response
        .status(404)
        .type('text')
        .send(`no site has the key ${key.slice(0, 64)}`);
      return;
    }
    response.set('Content-Security-Policy', framePolicy(site.allowed_origins));
    response.set('Cache-Control', 'no-cache');
    sendBuilt(response, { root, file: 'frame.html' });
  });
  app.use('/widget/assets', express.static(`${root}assets`, forever));
}

function serveConsole(app: Express): void {
  const root = folder('desktop/dist/console');
  app.use('/console/assets', express.static(`${root}assets`, forever));
  app.get(['/console', '/console/*rest'], (_request, response) => {
    response.set('Content-Security-Policy', consolePolicy);
    response.set('Cache-Control', 'no-cache');
    sendBuilt(response, { root, file: 'index.html' });
  });
}

function sendPage(response: Response, html: string, policy: string): void {
  response.set('Content-Security-Policy', policy);
  response.set('Cache-Control', 'no-cache');
  response.vary('Accept-Language');
  response.type('html').send(html);
}

function sendBuilt(response: Response, { root, file }: { root: string; file: string }): void {
  response.sendFile(file, { root, cacheControl: false }, (error) => {
    if (!error || response.headersSent) return;
    response.status(503).type('text').send(`${file} has not been built yet: run npm run build`);
  });
}
