// Three sizes: beside the code (*.spec.ts), against a real database (libs|apps *.db.spec.ts), end to end (tests/*.test.ts).
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};

export default {
  // Modules of a test file are never let go of by the process that ran it; without this the last files wait for the garbage collector.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,workflows,activities,libs}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/{apps,activities,libs}/**/*.db.spec.ts'],
      globalSetup: '<rootDir>/tests/setup/database.ts',
      globalTeardown: '<rootDir>/tests/setup/database-down.ts',
    },
    {
      ...shared,
      displayName: 'workflows',
      testMatch: ['<rootDir>/tests/{workflows,replay}/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/setup/database.ts',
      globalTeardown: '<rootDir>/tests/setup/database-down.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/setup/stack.ts',
      globalTeardown: '<rootDir>/tests/setup/stack-down.ts',
    },
  ],
};
