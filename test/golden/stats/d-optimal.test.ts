import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { candidateBasis, relativeEfficiency } from '../../../stats/planning/candidates.ts';
import { dOptimal } from '../../../design/cells/d-optimal.ts';
import { latinFraction } from '../../../stats/planning/latin-fraction.ts';
import { dataTable, factorColumn } from '../../../stats/table/data-table.ts';
import { referenceFile, relativeError } from './reference-file.ts';

interface Design {
  model: 'io' | 'site';
  n: number;
  p: number;
  relEffVsFull: number;
  rows: number[];
}

const reference = referenceFile('doe/d-optimal-320.json') as {
  sites: string[];
  activation: string[];
  scale: string[];
  models: Record<'io' | 'site', { p: number }>;
  designs: Design[];
};
const bestKnown = referenceFile('doe/best-known.json') as {
  designs: { model: 'io' | 'site'; n: number; acceptAtLeast: number; bestKnown: number; rows: number[] }[];
};

const cells = reference.sites.flatMap((site) =>
  reference.activation.flatMap((activation) => reference.scale.map((scale) => ({ site, activation, scale }))),
);
const candidates = dataTable({
  site: factorColumn(cells.map(({ site }) => site)),
  input: factorColumn(cells.map(({ site }) => site.split('>')[0])),
  output: factorColumn(cells.map(({ site }) => site.split('>')[1])),
  activation: factorColumn(cells.map(({ activation }) => activation)),
  scale: factorColumn(cells.map(({ scale }) => scale)),
});
const bases = {
  io: candidateBasis(candidates, [['input'], ['output'], ['activation'], ['scale']]),
  site: candidateBasis(candidates, [['site'], ['activation'], ['scale']]),
};

it('ranks of the two models', () => {
  expect([bases.io.rank, bases.site.rank]).toEqual([reference.models.io.p, reference.models.site.p]);
});

it.each(reference.designs)(
  'efficiency of the reference design: $model, $n runs',
  ({ model, rows, relEffVsFull }) => {
    expect(relativeError(relativeEfficiency(bases[model], rows), relEffVsFull)).toBeLessThan(1e-9);
  },
);

describe('Fedorov exchange', () => {
  it.each(bestKnown.designs)('$model, $n runs: at least $acceptAtLeast', ({ model, n, acceptAtLeast }) => {
    const starts = n < 40 ? 60 : 12;
    const design = dOptimal(bases[model], { runs: n, random: seededRandom(`${model} ${n}`), starts });
    expect(new Set(design.rows).size).toBe(n);
    expect(design.relativeEfficiency).toBeGreaterThanOrEqual(acceptAtLeast);
  });

  it('keeps required runs and is the same for the same seed', () => {
    const required = [0, 1, 2, 3, 4];
    const design = () =>
      dOptimal(bases.site, { runs: 40, random: seededRandom('required'), starts: 2, required });
    expect(design().rows.slice(0, 5)).toEqual(required);
    expect(design()).toEqual(design());
  });

  it.each([
    [10, 'cannot tell the 20 parameters'],
    [321, 'more than the 320 cells'],
  ])('%i runs are refused', (runs, words) => {
    expect(() => dOptimal(bases.io, { runs, random: seededRandom(1) })).toThrow(
      expect.objectContaining({ code: 'E_DESIGN_RUNS', what: expect.stringContaining(words) as string }),
    );
  });
});

describe('the 80-run plan', () => {
  it('is exactly as good a run as the whole', () => {
    const rows = latinFraction(candidates, ['site', 'activation'], 'scale');
    expect(rows).toHaveLength(80);
    expect(relativeEfficiency(bases.site, rows)).toBeCloseTo(1, 10);
    expect(relativeEfficiency(bases.io, rows)).toBeCloseTo(1, 10);
  });
  it('is refused where levels do not divide', () => {
    expect(() => latinFraction(candidates, ['site', 'activation'], 'output')).toThrow('E_DESIGN_FRACTION');
  });
});
