import { describe, expect, it } from 'vitest';
import { startCoordinator } from '../../../coordinator/start-coordinator.ts';

describe('--listen', () => {
  it.each(['', ' ', 'localhost', ':4444', '127.0.0.1:', '127.0.0.1:65536', '127.0.0.1:4444x', 'a:b:1'])(
    'refuses %j before anything is made',
    async (listen) => {
      const started = startCoordinator({ dataDir: '/nowhere/at/all', listen, baseVersion: 'base' });
      await expect(started).rejects.toThrow(/^E_LISTEN --listen .* is not an address to listen on/);
    },
  );
});
