import { availableParallelism } from 'node:os';

// Three sizes: beside the code (*.spec.ts), against a real database (libs|apps *.db.spec.ts), end to end (tests/*.test.ts).
const shared = {
  // Node loads tests and what they test, once for all files of a process (tests/setup/native-environment.mjs).
  testEnvironment: '<rootDir>/tests/setup/native-environment.mjs',
  runtime: '<rootDir>/tests/setup/native-runtime.cjs',
  // For the global set-up, which Jest loads.
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};

/** In milliseconds: the machine may be busy with others, so nothing fails for being slow, but for hanging. */
const patient = (patienceMs) => ({ testEnvironmentOptions: { patienceMs } });

export default {
  // Much of the time a test waits for other processes, or for time to pass, so with a test for each core cores would rest.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  // Modules are never let go of by the process that loaded them; one that holds so much is followed by another. And with a limit no test
  // runs in Jest's own process, whose globals a test would share.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      ...patient(30_000),
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,workflows,activities,libs}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$'],
    },
    {
      ...shared,
      ...patient(60_000),
      displayName: 'database',
      testMatch: ['<rootDir>/{apps,activities,libs}/**/*.db.spec.ts'],
      globalSetup: '<rootDir>/tests/setup/database.ts',
      globalTeardown: '<rootDir>/tests/setup/database-down.ts',
    },
    {
      ...shared,
      ...patient(120_000),
      displayName: 'workflows',
      testMatch: ['<rootDir>/tests/{workflows,replay}/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/setup/database.ts',
      globalTeardown: '<rootDir>/tests/setup/database-down.ts',
    },
    {
      ...shared,
      ...patient(60_000),
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/setup/stack.ts',
      globalTeardown: '<rootDir>/tests/setup/stack-down.ts',
    },
  ],
};
