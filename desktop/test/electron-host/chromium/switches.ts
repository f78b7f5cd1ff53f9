const always: [string, string][] = [
  ['no-sandbox', ''],
  ['disable-gpu', ''],
  ['disable-background-networking', ''],
  ['disable-component-update', ''],
  ['disable-sync', ''],
  ['no-first-run', ''],
  ['no-default-browser-check', ''],
  ['disable-search-engine-choice-screen', ''],
  ['disable-dev-shm-usage', ''],
  ['password-store', 'basic'],
  ['disable-domain-reliability', ''],
  ['disable-breakpad', ''],
  ['disable-default-apps', ''],
  // So that a page that is granted a microphone gets one.
  ['use-fake-device-for-media-stream', ''],
  // No bar that complains about --no-sandbox.
  ['test-type', ''],
  ['hide-crash-restore-bubble', ''],
  ['host-resolver-rules', 'MAP *.electron-host.invalid ~NOTFOUND'],
];
const ours = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'user-data-dir',
  'headless',
];

/** Chromium’s command line for an app that asked for `wanted` switches. */
export function switchesFor(wanted: ReadonlyMap<string, string>, userDataDir: string): string[] {
  const all = new Map([...always, ...wanted]);
  // A page of the app may talk to a server on this machine; Chromium would ask a user who is not there.
  const features = [all.get('disable-features'), 'LocalNetworkAccessChecks'];
  all.set('disable-features', features.filter(Boolean).join(','));
  for (const name of ours) all.delete(name);
  return [
    ...[...all].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`)),
    '--headless',
    `--user-data-dir=${userDataDir}`,
    '--no-startup-window',
    '--keep-alive-for-test',
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
  ];
}
