import { describe, expect, it } from 'vitest';
import { type PairRun, pairTable, type RunStanding } from '../../../../stats/outcome/pair-table.ts';

const across = { name: 'a', levels: ['x', 'y'] };
const down = { name: 'b', levels: ['u', 'v'] };
const run = (a: string, b: string, standing: RunStanding, value?: number): PairRun => ({
  levels: { a, b, other: 'any' },
  standing,
  value,
});
const none = { n: 0, mean: null, failed: 0, censored: 0, open: 0 };

describe('pairTable', () => {
  it('has the plain mean of the results of each combination, a row for each level of the second factor', () => {
    const { cells } = pairTable(
      [
        run('x', 'u', 'done', 1),
        run('x', 'u', 'done', 2),
        run('y', 'u', 'done', 5),
        run('y', 'v', 'done', -1),
      ],
      across,
      down,
    );
    expect(cells).toEqual([
      [
        { ...none, n: 2, mean: 1.5 },
        { ...none, n: 1, mean: 5 },
      ],
      [null, { ...none, n: 1, mean: -1 }],
    ]);
  });

  it('counts what is missing by why it is', () => {
    const runs = (['failed', 'censored', 'censored', 'open'] as const).map((standing) =>
      run('x', 'u', standing),
    );
    expect(pairTable(runs, across, down).cells[0]?.[0]).toEqual({ ...none, failed: 1, censored: 2, open: 1 });
  });

  it('counts a run that ended without a number as failed, and takes no value of one that has not ended well', () => {
    const runs = [
      run('x', 'u', 'done', Number.NaN),
      run('x', 'u', 'done', Number.POSITIVE_INFINITY),
      run('x', 'u', 'done'),
      run('x', 'u', 'failed', 7),
    ];
    expect(pairTable(runs, across, down).cells[0]?.[0]).toEqual({ ...none, failed: 4 });
  });

  it('leaves out levels that it was not asked for, and tells names that run together apart', () => {
    const runs = [run('z', 'u', 'done', 1), run('x,u', 'v', 'done', 2)];
    const odd = { name: 'a', levels: ['x', 'x,u'] };
    expect(pairTable(runs, odd, down).cells).toEqual([
      [null, null],
      [null, { ...none, n: 1, mean: 2 }],
    ]);
  });
});
