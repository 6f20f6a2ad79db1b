import { describe, expect, it } from 'vitest';
import { designInWords } from '../../../../report/methods/design-in-words.ts';
import { poolSweeps } from '../../../../report/several/pool-sweeps.ts';
import { finishedTrials, specFrom } from '../finished-sweep.ts';

const yaml = (depth: string, replicates: number, seed: number): string => `
version: 1
name: nets
factors: { depth: ${depth}, act: [relu, mish] }
replicates: ${replicates}
blocks: replicate
seed: ${seed}
response: { primary: clip, goal: maximize }
trainer: { kind: command, run: [train] }
`;
const one = (name: string, text: string) => {
  const spec = specFrom(text);
  return {
    name,
    spec,
    trials: finishedTrials(spec, ({ depth }) => Number(depth)),
    isInferred: false,
  };
};

describe('a design in words', () => {
  it('says what was crossed, how often, and in which order it ran', () => {
    const { spec, trials } = one('a', yaml('[2, 3]', 2, 7));
    expect(designInWords(spec, trials)).toBe(
      '2 factors in a full factorial design: 4 of 4 combinations, 2 replicates each, 8 runs in all. Runs are in random order within each replicate, which is a block (seed 7); every run has a seed of its own.',
    );
  });

  it('says of several sweeps what each of them is, and gives no seed as that of all', () => {
    // Cells are numbered by each sweep: (3, relu) is the third of one and the first of the other.
    const { spec, trials } = poolSweeps([one('a', yaml('[2, 3]', 2, 7)), one('b', yaml('[3, 4]', 3, 8))]);
    expect(designInWords(spec, trials)).toBe(
      '2 factors in 2 sweeps of one design space: 6 of 6 combinations, 20 runs in all. Runs are in random order within each replicate of each sweep, which is a block; every run has a seed of its own. a has 8 runs in 2 replicates and b has 12 runs in 3 replicates.',
    );
  });
});
