// Who may import whom. Every rule's comment says where to go instead; scripts/test proves that each one bites.
const notARoom = 'edge|core|db|cli|config|bus';
const validated = '(commands|events|model|up|down|command|event|hello|error)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment:
        'shared/ runs in a browser, in Node and in tests alike: it may import only itself and zod. Take what you need (socket, clock, store, storage) as an argument.',
      severity: 'error',
      from: { path: '^shared/src/' },
      to: { couldNotResolve: false, pathNot: ['^shared/src/', 'node_modules/zod/'] },
    },
    {
      name: 'light-parts-take-types-only',
      comment:
        'This ships to visitors, and a value from a schema file would bring the validator along. Use `import type`; a plain rule or constant belongs in shared/src/rules/.',
      severity: 'error',
      from: { path: ['^widget/src/', '^shared/src/(rules|words)/'] },
      to: {
        path: [`^shared/src/${validated}(/|\\.ts$)`, 'node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sync-takes-types-only',
      comment:
        'The sync engine ships inside the widget, which carries no validator. Use `import type`; check shapes at the edge, before they reach the engine.',
      severity: 'error',
      from: { path: '^shared/src/sync/' },
      to: {
        path: [`^shared/src/${validated}(/|\\.ts$)`, 'node_modules/zod/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rooms-meet-in-stores',
      comment:
        'A room may read another room’s store.ts, never call what is in it. Let it publish an event and answer in on-<event>.ts, or read its rows through its store.ts.',
      severity: 'error',
      from: { path: `^server/src/(?!(?:${notARoom})/)([^/]+)/` },
      to: {
        path: `^server/src/(?!(?:${notARoom})/)[^/]+/`,
        pathNot: ['^server/src/$1/', '/store\\.ts$'],
      },
    },
    {
      name: 'sql-lives-in-stores',
      comment:
        'Only store.ts files and db/ know Kysely and pg. Put the query in the room’s store.ts under a name that says what it returns.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['/store\\.ts$', '^server/src/db/'] },
      to: { path: 'node_modules/(@types/pg|pg|kysely)/' },
    },
    {
      name: 'transport-lives-in-the-edge',
      comment:
        'Only edge/ knows Express and Socket.IO. Write a use-case that takes its input and context; the edge calls it through core/run.ts.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/edge/' },
      to: { path: 'node_modules/(@types/express|express|socket\\.io|helmet|compression)/' },
    },
    {
      name: 'rooms-do-not-know-the-edge',
      comment:
        'Data flows edge → run → use-case → store → publish. What a use-case needs from the edge arrives in its context.',
      severity: 'error',
      from: { path: `^server/src/(?!(?:edge|cli)/)[^/]+/` },
      to: { path: '^server/src/(edge|cli)/' },
    },
    {
      name: 'console-knows-bridge-and-shared',
      comment:
        'The console is the same in Electron and in a tab: it may import only itself, desktop/src/bridge and shared. Ask for what the system does through the bridge’s contract.',
      severity: 'error',
      from: { path: '^desktop/src/console/' },
      to: {
        couldNotResolve: false,
        pathNot: ['^desktop/src/(console|bridge)/', '^shared/src/', 'node_modules/'],
      },
    },
    {
      name: 'ui-knows-no-product',
      comment:
        'console/ui holds plain parts of a screen. What knows a conversation or a visitor belongs in the console/<part> that shows it; pass text and values in.',
      severity: 'error',
      from: { path: '^desktop/src/console/ui/' },
      to: {
        couldNotResolve: false,
        pathNot: ['^desktop/src/console/ui/', 'node_modules/(?!@deskbell)'],
      },
    },
    {
      name: 'sqlite-opens-in-one-place',
      comment:
        'Only desktop/src/engine/cache/open.ts knows the SQLite driver, so that an encrypting one can take its place. Take `Sqlite` and what else you need from there.',
      severity: 'error',
      from: { path: '^desktop/src/', pathNot: '^desktop/src/engine/cache/open\\.ts$' },
      to: { path: 'node_modules/(@types/)?better-sqlite3/' },
    },
    {
      name: 'bridge-knows-shared',
      comment:
        'The bridge is a contract and two ways to honour it; it may not reach into the console or the main process. Hand it what it needs.',
      severity: 'error',
      from: { path: '^desktop/src/bridge/' },
      to: { path: '^desktop/src/', pathNot: '^desktop/src/(bridge|engine)/' },
    },
    {
      name: 'workspaces-meet-in-shared',
      comment:
        'server, widget and desktop never import one another; what two of them need goes to shared/src.',
      severity: 'error',
      from: { path: '^(server|widget|desktop)/src/' },
      to: { path: '^(server|widget|desktop)/', pathNot: '^$1/' },
    },
    {
      name: 'product-knows-no-tests',
      comment: 'The product may not import test code or tools. Move what it needs into src/.',
      severity: 'error',
      from: { path: '^(shared|server|widget|desktop)/src/' },
      to: {
        path: [
          '^[^/]+/test/',
          '^(e2e|bench|scripts)/',
          'node_modules/(vitest|@playwright|fast-check|fake-indexeddb|@axe-core)/',
        ],
      },
    },
    {
      name: 'no-cycles',
      comment:
        'These files need one another in a circle, so neither can be read alone. Move what both need into a file of its own, named for what it is.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-exist',
      comment:
        'This import leads nowhere. Correct its path (with its .ts ending) or add the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no API to parse with; swc sees the same imports, `import type` included.
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
