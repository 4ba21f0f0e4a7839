/** One direction: what stands further right may import what stands further left, and nothing else. */
const order = ['policy', 'contract', 'threat-filter', 'platform', 'community', 'messages', 'demo'];
const filterTools = '^libs/threat-filter/src/tools\\.ts$';
const above = (lib) => order.slice(order.indexOf(lib) + 1);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      // Types vanish when the code runs; they may point both ways within a library.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'libs-never-import-apps',
      comment: 'The libraries know nothing of the server that is made of them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-through-the-index',
      comment: 'A library is its index: use @app/<lib>; the filter has tools beside it.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: ['^libs/$2/', filterTools] },
    },
    ...order
      .filter((lib) => above(lib).length > 0)
      .map((lib) => ({
        name: `${lib}-is-below`,
        comment: 'Imports go in one direction.',
        severity: 'error',
        from: { path: `^libs/${lib}/` },
        to: { path: `^libs/(${above(lib).join('|')})/` },
      })),
    {
      name: 'policy-imports-nothing',
      comment: 'Who may do what can be read, and tested, alone.',
      severity: 'error',
      from: { path: '^libs/policy/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'filter-is-offline',
      comment: 'The filter reads text and nothing else: no network, no database, no framework.',
      severity: 'error',
      from: { path: '^libs/threat-filter/src/' },
      to: { path: '(^|/)(net|http|https|dns|tls|child_process|worker_threads|typeorm|pg|@nestjs)(/|$)' },
    },
    {
      name: 'filter-screens-without-files',
      comment:
        'Whoever screens messages loads neither the file system nor what makes the lexicon and the classifier.',
      severity: 'error',
      from: { path: '^libs/threat-filter/src/index\\.ts$' },
      to: {
        path: [
          '(^|/)(fs|crypto|yaml)(/|$)',
          '^libs/threat-filter/src/(tools|generate|lexicon/parse|classify/(corpus|train))\\.ts$',
        ],
        reachable: true,
      },
    },
    {
      name: 'filter-tools-for-commands',
      comment: 'Only the command line makes the files of the filter.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: '^(libs/threat-filter|apps/api/src/cli/filter)/' },
      to: { path: filterTools },
    },
    {
      name: 'libraries-without-nest',
      comment: 'The libraries are plain classes; apps/api makes providers of them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'web-talks-through-the-client',
      comment: 'The browser app shares words with the server and no code.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs/(?!contract|policy)|apps/api/)' },
    },
    {
      name: 'no-dev-dependency-in-production',
      severity: 'error',
      from: { path: '^(libs|apps/api)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|\\.spec\\.ts$' },
  },
};
