import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Real processes, sockets and a real trainer: patience, since a loaded two-core machine is slow, not wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    reporters: ['default'],
    environment: 'node',
    setupFiles: ['test/property-seed.ts'],
  },
});
