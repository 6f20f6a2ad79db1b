import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { basisOfCells } from '../../../design/cells/candidate-basis.ts';
import { dOptimal } from '../../../design/cells/d-optimal.ts';
import { designSpace } from '../../../design/cells/design-space.ts';
import { latinFraction } from '../../../design/cells/latin-fraction.ts';
import { validCells } from '../../../design/cells/valid-cells.ts';
import { relativeEfficiency } from '../../../stats/planning/relative-efficiency.ts';
import { casesOf } from '../../in-full.ts';
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
const columns = [
  cells.map(({ site }) => site),
  cells.map(({ site }) => site.split('>')[0]),
  cells.map(({ site }) => site.split('>')[1]),
  cells.map(({ activation }) => activation),
  cells.map(({ scale }) => scale),
].map((values) => ({ values, levels: [...new Set(values)] }));
const candidates = cells.map((_, row) => columns.map(({ values, levels }) => levels.indexOf(values[row])));
const radices = columns.map(({ levels }) => levels.length);
const [site, input, output, activation, scale] = [0, 1, 2, 3, 4];
const bases = {
  io: basisOfCells(candidates, radices, [[input], [output], [activation], [scale]]),
  site: basisOfCells(candidates, radices, [[site], [activation], [scale]]),
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
  const small = bestKnown.designs.filter(({ n }) => n < 80);
  it.each(casesOf(small, bestKnown.designs))(
    '$model, $n runs: at least $acceptAtLeast',
    ({ model, n, acceptAtLeast }) => {
      const starts = n < 40 ? 60 : 12;
      const design = dOptimal(bases[model], { runs: n, random: seededRandom(`${model} ${n}`), starts });
      expect(new Set(design.rows).size).toBe(n);
      expect(design.relativeEfficiency).toBeGreaterThanOrEqual(acceptAtLeast);
    },
  );

  it('keeps required runs and is the same for the same seed', () => {
    const required = [0, 1, 2, 3, 4];
    const design = () =>
      dOptimal(bases.site, { runs: 40, random: seededRandom('required'), starts: 2, required });
    expect(design().rows.slice(0, 5)).toEqual(required);
    expect(design()).toEqual(design());
  });

  it.each([
    [10, 'too few for the 20 parameters'],
    [321, 'more than the 320 valid cells'],
  ])('%i runs are refused', (runs, words) => {
    expect(() => dOptimal(bases.io, { runs, random: seededRandom(1) })).toThrow(
      expect.objectContaining({ code: 'E_DESIGN_RUNS', what: expect.stringContaining(words) as string }),
    );
  });
});

describe('the 80-run plan', () => {
  const spaceOf = (levels: Readonly<Record<string, readonly string[]>>) =>
    designSpace({
      factors: Object.entries(levels).map(([name, own]) => ({ name, label: name, levels: own })),
      derive: [],
      constraints: [],
    });

  it('is exactly as good a run as the whole', () => {
    const space = spaceOf({
      site: reference.sites,
      activation: reference.activation,
      scale: reference.scale,
    });
    const keeps = latinFraction(space, 'scale');
    const rows = Array.from(validCells(space), (digits, row) => (keeps(digits) ? row : -1)).filter(
      (row) => row >= 0,
    );
    expect(rows).toHaveLength(80);
    expect(relativeEfficiency(bases.site, rows)).toBeCloseTo(1, 10);
    expect(relativeEfficiency(bases.io, rows)).toBeCloseTo(1, 10);
  });
  it('is refused where levels do not divide', () => {
    const outputs = [...new Set(reference.sites.map((name) => name.split('>')[1] as string))];
    const space = spaceOf({ site: reference.sites, activation: reference.activation, output: outputs });
    expect(() => latinFraction(space, 'output')).toThrow('E_DESIGN_FRACTION');
  });
});
