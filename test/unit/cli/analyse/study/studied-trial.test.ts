import { expect, it } from 'vitest';
import { trialId } from '../../../../../base/ids.ts';
import { compactTrial, type StudiedTrial } from '../../../../../cli/analyse/study/studied-trial.ts';

/** Every property there is: a new one is missing here, and the compiler says so. */
const whole: Required<StudiedTrial> = {
  id: trialId('t1'),
  plannedOrder: 3,
  realisedOrder: 4,
  cell: 1,
  replicate: 2,
  seed: 77,
  block: 2,
  settings: { opt: 'adam', rate: 0.1 },
  state: 'failed',
  agentName: 'box',
  attempts: 2,
  metrics: { accuracy: 0.5 },
  leasedAtMs: 10,
  endedAtMs: 20,
  durationMs: 9,
  backend: 'cuda',
  environment: 'f697dab4',
  lateResults: 1,
  reference: 'human',
  sweep: 'first',
  resumedFrom: { step: 5 },
  source: { sweepId: 'second', trialId: 't0', number: 1, files: 2, digest: 'ab12' },
  fault: { faultClass: 'outOfMemory' },
  error: 'CUDA out of memory',
};

it('loses nothing of a trial', () => {
  expect(compactTrial(structuredClone(whole))).toStrictEqual(whole);
  const { fault: _fault, error: _error, resumedFrom: _resumedFrom, source: _source, ...plain } = whole;
  const bare = { ...plain, state: 'done', environment: undefined, reference: undefined } as const;
  expect(compactTrial(bare)).toStrictEqual(bare);
});

it('has the settings of a cell once', () => {
  const [one, other] = [
    compactTrial(structuredClone(whole)),
    compactTrial({ ...structuredClone(whole), id: trialId('t2') }),
  ];
  expect(one.settings).toBe(other.settings);
});
