import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/order/longest-first.ts';
import { sharingPatterns } from './test/order/sharing-folders.ts';

const sharing = [...sharingPatterns];

export default defineConfig(({ mode }) => {
  // Each project reads this file again and is not told the mode: the variable tells it.
  if (mode === 'long') process.env['YATES_TEST_LONG'] = '1';
  return {
    test: {
      // Real processes, sockets and a real trainer: patience, since a loaded two-core machine is slow, not wrong.
      testTimeout: 300_000,
      hookTimeout: 300_000,
      pool: 'forks',
      // Vitest itself would leave one processor idle.
      maxWorkers: availableParallelism(),
      sequence: { sequencer: LongestFirst },
      reporters: ['default'],
      environment: 'node',
      // What the user of this machine has set decides no test.
      env: {
        YATES_CONFIG: 'none',
        // Read by test/in-full.ts.
        YATES_TEST_LONG: process.env['YATES_TEST_LONG'] ?? '',
      },
      globalSetup: ['test/use-fresh-build.ts'],
      setupFiles: ['test/property-seed.ts', 'test/real-clock.ts', 'test/times/measure-file.ts'],
      projects: [
        {
          extends: true,
          test: { name: 'own process', include: ['test/**/*.test.{ts,tsx}'], exclude: sharing },
        },
        {
          extends: true,
          test: {
            name: 'shared process',
            include: sharing,
            isolate: false,
            restoreMocks: true,
            unstubEnvs: true,
            unstubGlobals: true,
          },
        },
      ],
    },
  };
});
