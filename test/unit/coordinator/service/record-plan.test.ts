import { expect, test } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { sweepId } from '../../../../base/ids.ts';
import type { Sweep } from '../../../../coordinator/core/state.ts';
import { refuseTooManySweeps, refuseTooManyTrials } from '../../../../coordinator/service/record-plan.ts';

const withSweeps = (count: number, trialCount: number) => ({
  sweeps: new Map(Array.from({ length: count }, (_, at) => [sweepId(`s${at}`), { trialCount } as Sweep])),
});

test('a coordinator takes so many trials in all', () => {
  const full = withSweeps(5, limits.trialsInAll / 5);
  refuseTooManyTrials(full, 0);
  expect(() => refuseTooManyTrials(full, 1)).toThrow(
    /^E_DESIGN_TOO_LARGE .*5,000,001 trials, more than 5,000,000/,
  );
});

test('a coordinator takes so many sweeps', () => {
  refuseTooManySweeps(withSweeps(limits.sweeps - 1, 1));
  expect(() => refuseTooManySweeps(withSweeps(limits.sweeps, 1))).toThrow(
    /^E_BUSY this coordinator has 10,000 sweeps/,
  );
});
