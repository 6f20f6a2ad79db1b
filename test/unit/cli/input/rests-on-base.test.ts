import { expect, it } from 'vitest';
import { trainerChecks } from '../../../../cli/input/trainer-checks.ts';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import { restsOnBase } from '../../../../design/trainer-check.ts';

it.each([
  ['diffusion', {}, true],
  ['diffusion', { task: 'finetune' }, true],
  ['diffusion', { task: 'stable-diffusion' }, false],
  ['command', {}, false],
] as const)(
  'a sweep of kind %s with %j rests on the base net that is installed: %s',
  async (kind, options, rests) => {
    const spec = { trainer: { kind, options } } as unknown as SweepSpec;
    expect(restsOnBase(spec, await trainerChecks())).toBe(rests);
  },
);
