/** What `yates plan` tells about a design before it is run. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';

const paper = join(packageRoot, 'examples/paper.yaml');

describe('yates plan', () => {
  it('tells rank, aliases, detectable effects, replicates and cost of the whole design space', async () => {
    const asked = [paper, '--effect', '0.1', '--trial-time', '90s', '--slots', '8'];
    const { code, stdout } = await runVerb('plan', ...asked);
    expect(code).toBe(0);
    expect(stdout).toContain('rank 115 of 960 runs');
    expect(stdout).toContain('input: 2 of 9 degrees of freedom cannot be told apart from output');
    expect(stdout).toMatch(/^term +df +detects f +replicates$/m);
    expect(stdout).toMatch(/^input +7 +0\.12 +5 +shares with output$/m);
    expect(stdout).toContain('24.1 GPU-hours at 90s a trial; 3 h 2 min on 8 slots, 8 at once');
  });

  it('has the same in its JSON', async () => {
    const { stdout } = await runVerb('plan', paper, '--effect', '0.1', '--trial-time', '90s', '--json');
    const { analysis, cost } = JSON.parse(stdout) as Record<string, unknown>;
    expect(analysis).toMatchObject({ rank: 115, residualDf: 845, wantedF: 0.1, power: 0.8, leftOut: 0 });
    expect(cost).toEqual({ trialMs: 90_000, gpuHours: 24.15, slots: null, atOnce: null, wallMs: null });
  });

  it.each([
    [['--effect', 'small'], /^E_OPTION_EFFECT --effect "small" is not an effect size f; write/],
    [['--trial-time', '90'], /^E_OPTION_DURATION --trial-time /],
    [['--slots', '8'], /^E_OPTION_TRIAL_TIME --slots .*add --trial-time/],
    [['--slots', '0', '--trial-time', '1s'], /^E_OPTION_NUMBER --slots /],
  ])('refuses %j', async (argv, expected) => {
    const { code, stdout, stderr } = await runVerb('plan', paper, ...argv);
    expect(stderr).toMatch(expected);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
