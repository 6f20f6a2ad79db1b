/** A short round of `npm run chaos`, with faults that fall on every kind of process. */
import { expect, test } from 'vitest';
import { runRound } from './run-round.ts';

test('a sweep under kill -9, SIGSTOP and network cuts ends with each cell counted once and nothing lost', async () => {
  const report = await runRound({
    seed: 7,
    trials: 30,
    agents: 2,
    everyRuns: 3,
    patienceMs: 600_000,
  });
  expect(report.violations).toEqual([]);
  expect(report.rows).toHaveLength(30);
}, 660_000);
