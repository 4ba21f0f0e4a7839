const swc = require('./config/swc.json');

// Nest and a few others ship ES modules only; transforming them lets Jest load them without an experimental flag.
const esmPackages = [
  '@nestjs',
  '@borewit',
  '@tokenizer',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'load-esm',
  'uuid',
  'commander',
  'content-disposition',
  'cookie',
];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleNameMapper: {
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src',
    '^@app/([^/]+)/tools$': '<rootDir>/libs/$1/src/tools',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }],
    '^.+\\.m?js$': [
      '@swc/jest',
      { ...swc, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, swcrc: false },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** Three sizes: pure (no I/O), db (a real PostgreSQL), e2e (the built server, real clients, a real browser). */
module.exports = {
  // Jest leaves a core alone unless told otherwise; on two that would be half of them.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'pure',
      roots: ['<rootDir>/libs', '<rootDir>/apps/api', '<rootDir>/apps/web/src'],
      testRegex: '(?<!\\.db)\\.spec\\.ts$',
    },
    {
      ...shared,
      displayName: 'db',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
      roots: ['<rootDir>/libs', '<rootDir>/apps/api', '<rootDir>/test'],
      testRegex: '\\.db\\.spec\\.ts$',
      globalSetup: '<rootDir>/test/support/postgres.global-setup.ts',
      globalTeardown: '<rootDir>/test/support/postgres.global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
      roots: ['<rootDir>/test'],
      testRegex: '\\.e2e\\.ts$',
      globalSetup: '<rootDir>/test/support/postgres.global-setup.ts',
      globalTeardown: '<rootDir>/test/support/postgres.global-teardown.ts',
    },
  ],
};
