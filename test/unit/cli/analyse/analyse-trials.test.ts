import { describe, expect, it } from 'vitest';
import { analyseTrials } from '../../../../cli/analyse/analyse-trials.ts';
import type { AnalyseOptions } from '../../../../cli/analyse/analyse-options.ts';
import type { TrialRecord } from '../../../../report/trial-record.ts';
import { finishedTrials, smallSpec } from '../../report/finished-sweep.ts';

const facts = { interim: false, baseVersion: 'base' };
const trials = finishedTrials(smallSpec, () => 0);
/** The second half of the runs ran with a program that scores higher. */
const changed: TrialRecord[] = trials.map((trial, index) => ({
  ...trial,
  environment: index < trials.length / 2 ? 'a'.repeat(64) : 'b'.repeat(64),
  metrics: { ...trial.metrics, clip: (trial.metrics['clip'] ?? 0) + (index < trials.length / 2 ? 0 : 100) },
}));
const analyse = (options: AnalyseOptions, of = changed) => analyseTrials(smallSpec, of, facts, options);

describe('the analysis of a sweep by options', () => {
  it('is blocked by what its runs ran with, where that is asked for', () => {
    const { block, sigma } = analyse({ block: 'run_environment' });
    expect(block).toBe('run_environment');
    expect(sigma).toBeLessThan(1);
  });

  it('refuses to, where all ran with the same', () => {
    expect(() => analyse({ block: 'run_environment' }, trials)).toThrow(
      /^E_COLUMN_UNKNOWN --block .*all runs ran with the same/,
    );
  });

  it.each<[string, AnalyseOptions]>([
    ['--goal', { goal: 'minimize' }],
    ['--of', { of: 'tries' }],
    ['--outcome', { outcome: 'state' }],
    ['--whole-plots', { wholePlots: ['plot'] }],
  ])('refuses %s, which the sweep file decides', (flag, options) => {
    expect(() => analyse(options)).toThrow(`E_OPTION_CSV ${flag} `);
  });
});
