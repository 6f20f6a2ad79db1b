/** A short round of `npm run fuzz`: hostile requests of every call, from a fixed seed. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agentService, controlService } from '../../proto/service.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fuzzCoordinator } from './fuzz-coordinator.ts';
import { knownCalls } from './known-calls.ts';

const requests = 300;

it('knows every call of both services', () => {
  const served = [...Object.values(agentService), ...Object.values(controlService)].map(({ path }) => path);
  expect(knownCalls().map(({ path }) => path)).toEqual(expect.arrayContaining(served));
});

it('a coordinator goes on, tells nothing of its insides, and finds its state again in the log', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const report = await fuzzCoordinator({ dataDir, seed: '13', goesOn: (sent) => sent < requests });
  expect(report.faults).toEqual([]);
  expect(report.replayed).toEqual(report.live);
  // It got past the door: requests are carried out, and refused for each of several reasons.
  expect(Object.keys(report.byStatus)).toEqual(
    expect.arrayContaining(['OK', 'INVALID_ARGUMENT', 'PERMISSION_DENIED', 'NOT_FOUND']),
  );
  expect(Object.keys(report.byCall)).toHaveLength(knownCalls().length);
});
