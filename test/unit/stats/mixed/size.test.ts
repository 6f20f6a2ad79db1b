import { expect, it } from 'vitest';
import { layouts } from '../../../sim-stats/layouts.ts';
import { simulate } from '../../../sim-stats/simulate.ts';

/**
 * A sample of what docs/statistics.md records with 4,000 data sets: enough to see a test that takes the wrong error, which
 * has a size of .2 and more here, not to see one that is a little off.
 */
const runs = 150;
/** Three standard errors of a share of .05, and of .95. */
const slack = 0.055;

it.each([
  [3, 'complete'],
  [5, 'complete'],
  [5, 'a tenth lost'],
] as const)('%i seeds, %s: size at most .05 and coverage .95, within chance', (levels, name) => {
  const layout = layouts.find((one) => one.random.levels === levels && one.name === name);
  const found = simulate(layout as (typeof layouts)[number], 'kenward-roger', runs, 'short');
  expect(found.failed).toBe(0);
  for (const size of found.size.values()) expect(size).toBeLessThan(0.05 + slack);
  expect(found.means).toBeGreaterThan(0.95 - slack);
  expect(found.contrasts).toBeGreaterThan(0.95 - slack);
});
