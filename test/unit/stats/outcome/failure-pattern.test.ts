import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { type EndedRun, failurePatterns } from '../../../../stats/outcome/failure-pattern.ts';

const factors = { depth: ['3', '5'], act: ['relu', 'mish', 'silu'], lr: ['.1', '.01'], width: ['64', '128'] };
type Cell = Readonly<Record<keyof typeof factors, string>>;

/** Every cell of the design, twice. */
function sweep(failedAs: (cell: Cell, replicate: number) => string | undefined): EndedRun[] {
  return factors.depth.flatMap((depth) =>
    factors.act.flatMap((act) =>
      factors.lr.flatMap((lr) =>
        factors.width.flatMap((width) =>
          [1, 2].map((replicate) => {
            const levels = { depth, act, lr, width };
            return { levels, failedAs: failedAs(levels, replicate) };
          }),
        ),
      ),
    ),
  );
}

describe('failures by pattern', () => {
  it('finds the two levels that all of them, and no other run, have in common', () => {
    const runs = sweep(({ depth, act }) => (depth === '5' && act === 'mish' ? 'out of memory' : undefined));
    expect(failurePatterns(runs)).toEqual([
      {
        failedAs: 'out of memory',
        failed: 8,
        parts: [{ levels: { depth: '5', act: 'mish' }, alternatives: [], failed: 8, runs: 8, isSure: true }],
        left: 0,
      },
    ]);
  });

  it('names one level where one says it all', () => {
    const [found] = failurePatterns(sweep(({ act }) => (act === 'silu' ? 'no kernel' : undefined)));
    expect(found?.parts.map(({ levels }) => levels)).toEqual([{ act: 'silu' }]);
  });

  it('counts what it does not explain, and runs of those levels that went well', () => {
    const runs = sweep(({ depth, act, lr, width }, replicate) => {
      if (depth === '3' && act === 'relu' && lr === '.1' && width === '64' && replicate === 1) return 'oom';
      return depth === '5' && act === 'mish' && !(lr === '.01' && replicate === 2) ? 'oom' : undefined;
    });
    const [found] = failurePatterns(runs);
    expect(found).toMatchObject({ failed: 7, left: 1 });
    expect(found?.parts).toMatchObject([{ levels: { depth: '5', act: 'mish' }, failed: 6, runs: 8 }]);
  });

  it('finds two causes of one message', () => {
    const runs = sweep(({ depth, act, width }) =>
      (depth === '5' && act === 'mish') || (depth === '3' && width === '128') ? 'oom' : undefined,
    );
    const [found] = failurePatterns(runs);
    expect(found?.parts.map(({ levels }) => levels)).toEqual([
      { depth: '3', width: '128' },
      { depth: '5', act: 'mish' },
    ]);
    expect(found?.left).toBe(0);
  });

  it('says nothing of failures that strike at random', () => {
    let named = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const random = seededRandom(`random failures ${seed}`);
      const runs = sweep(() => (random.uniform() < 0.2 ? 'lost' : undefined));
      named += failurePatterns(runs).filter(({ parts }) => parts.some(({ isSure }) => isSure)).length;
    }
    // Five in a hundred may be named by chance.
    expect(named).toBeLessThanOrEqual(10);
  });

  it('names what only two failures have in common, and that it may be chance', () => {
    const runs = sweep(({ depth, act, lr, width }) =>
      depth === '5' && act === 'mish' && lr === '.1' && width === '64' ? 'oom' : undefined,
    );
    // Four levels set them apart; of three, four runs have each and two of those went well.
    expect(failurePatterns(runs)[0]?.parts).toEqual([]);
    const three = runs.map(({ levels: { depth = '', act = '', lr = '' }, failedAs }) => ({
      levels: { depth, act, lr },
      failedAs,
    }));
    const without = three.filter((_, at) => runs[at]?.levels['width'] === '64');
    expect(failurePatterns(without)[0]?.parts).toMatchObject([
      { levels: { depth: '5', act: 'mish', lr: '.1' }, failed: 2, runs: 2, isSure: false },
    ]);
  });

  it('says which levels cannot be told from those it names', () => {
    const runs = sweep(({ act }) => (act === 'silu' ? 'no kernel' : undefined)).map(
      ({ levels, failedAs }) => ({
        levels: { ...levels, kernel: levels['act'] === 'silu' ? 'fused' : 'plain' },
        failedAs,
      }),
    );
    const [found] = failurePatterns(runs);
    expect(found?.parts[0]?.levels).toEqual({ act: 'silu' });
    expect(found?.parts[0]?.alternatives).toEqual([{ kernel: 'fused' }]);
  });

  it('groups by message, and leaves one failure and a sweep where all failed without a pattern', () => {
    const runs = sweep(({ depth, act, lr, width }, replicate) =>
      depth === '3' && act === 'relu' && lr === '.1' && width === '64' && replicate === 1
        ? 'once'
        : depth === '5'
          ? 'often'
          : undefined,
    );
    expect(
      failurePatterns(runs).map(({ failedAs, failed, parts }) => [failedAs, failed, parts.length]),
    ).toEqual([
      ['often', 24, 1],
      ['once', 1, 0],
    ]);
    expect(failurePatterns(sweep(() => 'always'))).toEqual([
      { failedAs: 'always', failed: 48, parts: [], left: 48 },
    ]);
  });
});
