/** The live look absorbs blocks before it fits: its numbers are those of the full fit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import type { Best } from '../../../stats/means/best-result.ts';
import { analyse, evidenceWith } from '../../../stats/analysis.ts';
import { prepareData } from '../../../stats/model/prepare.ts';
import { repeated } from '../../in-full.ts';
import { blockedTable } from './blocked-table.ts';

const relTol = 1e-9;

/** Where two results differ: paths and values; numbers may differ by rounding. */
function differences(left: unknown, right: unknown, path = ''): string[] {
  if (typeof left === 'number' && typeof right === 'number') {
    const size = Math.max(Math.abs(left), Math.abs(right), 1e-6);
    return Object.is(left, right) || Math.abs(left - right) <= relTol * size
      ? []
      : [`${path}: ${left} and ${right}`];
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return Object.is(left, right) ? [] : [`${path}: ${String(left)} and ${String(right)}`];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) =>
    differences(
      (left as Record<string, unknown>)[key],
      (right as Record<string, unknown>)[key],
      `${path}.${key}`,
    ),
  );
}

const request: AnalysisRequest = {
  response: 'y',
  terms: [['a'], ['b'], ['a', 'b']],
  block: 'block',
  goal: 'maximise',
  detail: 'live',
};

const judged = ({ cells, trusted, reason, lackOfFitP, shrunken }: Best) => ({
  cells,
  trusted,
  reason,
  lackOfFitP,
  shrunken,
});

/** A finished look leaves nothing out; only what both have is compared. */
function deviations(seed: number, blocks: number, lost: number, more: Partial<AnalysisRequest>): string[] {
  const table = blockedTable(seededRandom(`swept ${seed}`), { blocks, lost });
  const live = analyse(table, { ...request, ...more });
  const full = analyse(table, { ...request, ...more, detail: 'full' });
  const own = {
    ...full,
    // Slopes and trends are for those who read the end of a sweep.
    anova: full.anova.map(({ slope: _slope, wholeInterval: _whole, ...row }) => row),
    comparisons: [],
    bestLevels: [],
    assumptions: live.assumptions,
    blockVariance: null,
    residuals: live.residuals,
    outliers: live.outliers,
    interactions: live.interactions,
    // A look leaves the judgement of single cells out.
    best: full.best === null || live.best === null ? full.best : { ...full.best, ...judged(live.best) },
  };
  const means = full.means.filter(({ term }) => live.means.some((mean) => mean.term === term));
  return differences(live, { ...own, means });
}

describe('a look at a sweep that runs', () => {
  it.each([
    ['type II', {}],
    ['type I', { type: 1 }],
    ['type III', { type: 3 }],
    ['main effects', { terms: [['a'], ['b']] }],
    ['with a covariate', { terms: [['a'], ['x'], ['a', 'x']] }],
    ['means over the runs there are', { averaging: 'proportional' }],
    ['a linked pair', { linked: [['a', 'b']] }],
  ] as const)('%s: the numbers of the full fit, with blocks whole and broken', (_, more) => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 9 }), fc.nat(8), (seed, blocks, lost) => {
        expect(deviations(seed, blocks, lost, more)).toEqual([]);
      }),
      { numRuns: repeated(2, 6) },
    );
  });

  it('has the evidence of a fit that sweeps nothing out', () => {
    const table = blockedTable(seededRandom('evidence'), { blocks: 6, lost: 3 });
    const whole = analyse(table, { ...request, detail: 'full' }).evidence;
    expect(differences(evidenceWith(table, request), whole)).toEqual([]);
  });

  it('fits as many cells as one block has, however many blocks there are', () => {
    const cellsOf = (blocks: number) => {
      const table = blockedTable(seededRandom(blocks), { blocks, lost: 0 });
      return prepareData(table, { response: 'y', terms: [['block'], ['a'], ['b']], absorb: 'block' }).cells;
    };
    expect([2, 30].map((blocks) => cellsOf(blocks).count)).toEqual([12, 12]);
    expect(cellsOf(30).absorbed).toMatchObject({ factor: 'block', df: 29 });
  });

  it('leaves a block alone that something interacts with', () => {
    const table = blockedTable(seededRandom(1), { blocks: 3, lost: 0 });
    const terms = [['block'], ['a'], ['block', 'a']];
    expect(prepareData(table, { response: 'y', terms, absorb: 'block' }).cells.absorbed).toBeUndefined();
    expect(deviations(1, 3, 0, { terms: terms.slice(1) })).toEqual([]);
  });

  it('loses no digit where blocks lie far apart', () => {
    const table = blockedTable(seededRandom(7), { blocks: 5, lost: 2 });
    const { columns, rows } = table;
    const block = columns.get('block');
    const y = columns.get('y');
    if (block?.kind !== 'factor' || y?.kind !== 'numeric') throw new Error('the table has other columns');
    const values = y.values.map((value, row) => value + 1e6 * (block.codes[row] as number));
    const far = { rows, columns: new Map([...columns, ['y', { kind: 'numeric' as const, values }]]) };
    const [live, full] = (['live', 'full'] as const).map((detail) => analyse(far, { ...request, detail }));
    for (const [i, row] of (live?.anova ?? []).entries()) {
      expect(differences([row.df, row.f], [full?.anova[i]?.df, full?.anova[i]?.f])).toEqual([]);
    }
  });
});
