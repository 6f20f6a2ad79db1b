import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { anovaTable } from '../../../../stats/anova/anova-table.ts';
import type { ErrorModel } from '../../../../stats/mixed/error-model.ts';
import { termHypothesis } from '../../../../stats/mixed/hypothesis.ts';
import { plotsError } from '../../../../stats/mixed/plots-error.ts';
import { randomError } from '../../../../stats/mixed/random-error.ts';
import { randomTermName, randomTermsOf } from '../../../../stats/mixed/random-term.ts';
import { mixedModel } from '../../../../stats/mixed/reml/mixed-model.ts';
import { residualError } from '../../../../stats/mixed/residual-error.ts';
import { plannedErrors } from '../../../../stats/mixed/strata/planned-error.ts';
import { plannedStructure } from '../../../../stats/mixed/strata/planned-structure.ts';
import { strataError } from '../../../../stats/mixed/strata/strata-error.ts';
import { strataStructure } from '../../../../stats/mixed/strata/structure.ts';
import { fitModel } from '../../../../stats/model/linear-fit.ts';
import { type FactorVariable, layOutModel, linearFunction } from '../../../../stats/model/model-matrix.ts';
import { prepareData } from '../../../../stats/model/prepare.ts';
import { splitPlot } from '../../../../stats/split-plot/split-plot.ts';
import {
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../../../../stats/table/data-table.ts';
import { meanFunctions, mixedSetting, pairFunctions } from '../../../golden/stats/mixed-case.ts';
import { deviation, terms } from '../../../golden/stats/reference-case.ts';

interface Made {
  readonly factors: Readonly<Record<string, number>>;
  readonly spreads?: Readonly<Record<string, number>>;
  readonly runs?: number;
  readonly keep?: (row: number) => boolean;
  readonly y?: (y: number) => number;
}

/** A crossed layout; `spreads` are standard deviations of effects of combinations, `a:b`, besides luck of 1. */
function made(
  label: string,
  { factors, spreads = {}, runs = 1, keep = () => true, y = (value) => value }: Made,
): DataTable {
  const random = seededRandom(label);
  const names = Object.keys(factors);
  let rows: Record<string, string>[] = [{}];
  for (const [name, levels] of Object.entries(factors)) {
    rows = rows.flatMap((row) =>
      Array.from({ length: levels }, (_, i) => ({ ...row, [name]: `${name}${i}` })),
    );
  }
  rows = rows.flatMap((row) => Array.from({ length: runs }, () => row));
  const effects = new Map<string, number>();
  const values = rows.map((row) => {
    let value = random.normal();
    for (const [combination, sd] of Object.entries(spreads)) {
      const key = combination
        .split(':')
        .map((name) => row[name])
        .join();
      if (!effects.has(key)) effects.set(key, sd * random.normal());
      value += effects.get(key) as number;
    }
    return y(value);
  });
  const kept = rows.flatMap((row, i) => (keep(i) ? [{ row, value: values[i] as number }] : []));
  return dataTable({
    ...Object.fromEntries(
      names.map((name) => [name, factorColumn(kept.map(({ row }) => row[name] as string))]),
    ),
    y: numericColumn(kept.map(({ value }) => value)),
  });
}

const model = terms('a + b + a:b');
const seeds = randomTermsOf(['seed'], model);

function answers(error: ErrorModel, functions: readonly Float64Array[]) {
  return functions.map((l) => error.of(l));
}

describe('the ordinary residual', () => {
  it('answers as the analysis of variance does', () => {
    const table = made('ordinary', { factors: { a: 3, b: 2 }, runs: 4, keep: (row) => row % 7 !== 0 });
    const { cells, variables } = prepareData(table, { response: 'y', terms: model });
    const layout = layOutModel(model, variables);
    const fit = fitModel(layout, cells);
    const error = residualError(fit);
    for (const type of [1, 2, 3] as const) {
      for (const [index, row] of anovaTable(fit, type).slice(0, -1).entries()) {
        const test = error.test(termHypothesis(fit, index, type));
        expect([test.numDf, test.denDf]).toEqual([row.df, row.errorDf]);
        expect(deviation(`type ${type} F of ${row.term}`, test.f, row.f, 1e-10)).toEqual([]);
      }
    }
  });
});

describe('a split plot', () => {
  const plotModel = terms('base + scale + base:scale');
  const table = (() => {
    const plain = made('plots', { factors: { plot: 8, scale: 3 }, spreads: { plot: 1.5 } });
    const plots = plain.columns.get('plot');
    if (plots?.kind !== 'factor') throw new Error('no factor');
    const base = factorColumn(Array.from(plots.codes, (code) => (code % 2 === 0 ? 'small' : 'large')));
    return { ...plain, columns: new Map([...plain.columns, ['base', base]]) };
  })();
  const { cells, variables } = prepareData(table, { response: 'y', terms: [['plot'], ...plotModel] });
  const data = {
    layout: layOutModel(plotModel, variables),
    cells,
    variables,
    plots: variables.get('plot') as FactorVariable,
  };
  const split = splitPlot(data, 2);
  const error = plotsError(data, split);

  it('tests each term against its own error, as the classical strata do', () => {
    for (const [index, { term }] of data.layout.blocks.entries()) {
      const row = split.anova[index];
      const test = error.test(termHypothesis(fitModel(data.layout, cells), index, 2));
      expect([test.numDf, row?.errorDf]).toEqual([row?.df, row?.errorDf]);
      expect(deviation(`F of ${term.join()}`, test.f, row?.f ?? null, 1e-8)).toEqual([]);
      expect(deviation(`df of ${term.join()}`, test.denDf, row?.errorDf ?? null, 1e-8)).toEqual([]);
    }
  });

  it('agrees with a mixed model of the plots', () => {
    const setting = mixedSetting(table, 'y', plotModel, [{ groups: ['plot'], within: [] }]);
    const found = mixedModel(setting);
    if (!found.fitted) throw new Error(found.why);
    for (const name of ['base', 'scale']) {
      const functions = meanFunctions(setting, name);
      for (const [i, one] of answers(error, [...functions, ...pairFunctions(functions)]).entries()) {
        const other = found.error.of([...functions, ...pairFunctions(functions)][i] as Float64Array);
        expect(deviation('variance', one?.variance, other?.variance ?? null, 1e-6)).toEqual([]);
        expect(deviation('df', one?.df, other?.df ?? null, 1e-6)).toEqual([]);
      }
    }
  });
});

describe('strata and REML', () => {
  it('are one where the layout is complete and no variance is at zero', () => {
    const table = made('both 3', {
      factors: { seed: 6, a: 3, b: 2 },
      spreads: { seed: 2, 'seed:a': 2, 'seed:b': 2 },
    });
    const setting = mixedSetting(table, 'y', model, seeds);
    const exact = randomError(setting);
    const iterated = randomError(setting, { strata: false });
    if (exact.kind !== 'strata' || iterated.kind !== 'reml') throw new Error('not both');
    expect(exact.components.some(({ atZero }) => atZero)).toBe(false);
    for (const [i, component] of exact.components.entries()) {
      const other = iterated.components[i];
      expect(component.group).toBe(other?.group);
      expect(deviation(component.group, other?.variance, component.variance, 1e-8)).toEqual([]);
    }
    for (const index of model.keys()) {
      const rows = termHypothesis(setting.fixed, index, 2);
      const [one, other] = [exact.test(rows), iterated.test(rows)];
      expect(one.error.kind).toBe('strata');
      expect(other.error.kind).toBe('reml');
      expect(deviation('F', other.f, one.f, 1e-8)).toEqual([]);
      expect(deviation('df', other.denDf, one.denDf, 1e-8)).toEqual([]);
    }
  });

  it('say what a variance cannot be told from', () => {
    const setting = mixedSetting(made('aliased', { factors: { seed: 4, a: 3, b: 2 } }), 'y', model, seeds);
    for (const error of [randomError(setting), randomError(setting, { strata: false })]) {
      if (error.kind === 'none') throw new Error(error.why);
      const finest = error.components.find(({ group }) => group === 'seed:a:b');
      expect(finest).toMatchObject({ variance: null, aliasedWith: ['residual'] });
    }
  });

  it('say so too of a term that repeats another, or the fixed part', () => {
    const keep = (row: number): boolean => row % 9 !== 4;
    const table = made('repeated', { factors: { seed: 4, a: 3, b: 2 }, spreads: { seed: 1 }, keep });
    const seed = table.columns.get('seed');
    if (seed?.kind !== 'factor') throw new Error('no factor');
    const twice = { ...table, columns: new Map([...table.columns, ['day', seed]]) };
    const random = [
      { groups: ['seed'], within: [] },
      { groups: ['day'], within: [] },
      { groups: ['a'], within: [] },
    ];
    const found = mixedModel(mixedSetting(twice, 'y', [['a']], random));
    if (!found.fitted) throw new Error(found.why);
    const alone = mixedModel(mixedSetting(twice, 'y', [['a']], random.slice(0, 1)));
    if (!alone.fitted) throw new Error(alone.why);
    expect(found.error.components.map(({ group, aliasedWith }) => [group, aliasedWith])).toEqual([
      ['seed', []],
      ['day', ['seed']],
      ['a', ['fixed part']],
      ['residual', []],
    ]);
    expect(
      deviation(
        'seed',
        found.error.components[0]?.variance,
        alone.error.components[0]?.variance ?? null,
        1e-8,
      ),
    ).toEqual([]);
  });

  it('keep a variance at zero and say so', () => {
    const table = made('zero', {
      factors: { seed: 5, a: 3, b: 4 },
      spreads: { seed: 1 },
      keep: (row) => row % 11 !== 0,
    });
    const setting = mixedSetting(table, 'y', model, seeds);
    const found = mixedModel(setting);
    if (!found.fitted) throw new Error(found.why);
    const zero = found.error.components.filter(({ atZero }) => atZero);
    expect(zero.length).toBeGreaterThan(0);
    expect(zero.every(({ variance }) => variance === 0)).toBe(true);
  });

  it('a single seed is no sample: nothing is tested', () => {
    const setting = mixedSetting(
      made('one seed', { factors: { seed: 1, a: 3, b: 2 } }),
      'y',
      [['a']],
      randomTermsOf(['seed'], [['a']]),
    );
    const error = randomError(setting);
    if (error.kind === 'none') throw new Error(error.why);
    expect(error.test(termHypothesis(setting.fixed, 0, 2))).toMatchObject({
      f: null,
      untested: 'noResidual',
    });
  });

  it('seeds that change nothing leave no error', () => {
    const table = made('deterministic', { factors: { seed: 3, a: 3, b: 2 } });
    const values = table.columns.get('y');
    if (values?.kind !== 'numeric') throw new Error('no numbers');
    const same = numericColumn(Array.from(values.values, (_, row) => values.values[row % 6] as number));
    const copied = { ...table, columns: new Map([...table.columns, ['y', same]]) };
    const setting = mixedSetting(copied, 'y', model, seeds);
    const error = randomError(setting);
    if (error.kind === 'none') throw new Error(error.why);
    expect(error.test(termHypothesis(setting.fixed, 0, 2))).toMatchObject({
      f: null,
      untested: 'perfectFit',
    });
  });

  it('nothing but seeds differs: no residual variation is left', () => {
    const table = made('additive', { factors: { seed: 5, a: 3, b: 2 }, keep: (row) => row % 8 !== 3 });
    const seed = table.columns.get('seed');
    if (seed?.kind !== 'factor') throw new Error('no factor');
    const additive = numericColumn(Array.from(seed.codes, (code) => code * code));
    const setting = mixedSetting(
      { ...table, columns: new Map([...table.columns, ['y', additive]]) },
      'y',
      model,
      seeds,
    );
    expect(mixedModel(setting)).toEqual({ fitted: false, why: 'perfectFit' });
  });
});

describe('seeds and subjects at once', () => {
  const random = randomTermsOf(['subject', 'seed'], [['a']]);

  it('strata combine mean squares, and REML agrees with their variances', () => {
    const spreads = { subject: 2, seed: 2, 'subject:a': 2, 'seed:a': 2 };
    const table = made('crossed 2', { factors: { subject: 5, seed: 4, a: 3 }, spreads });
    const setting = mixedSetting(table, 'y', [['a']], random);
    const structure = strataStructure(setting);
    if (structure === undefined) throw new Error('not complete');
    const strata = strataError(structure);
    const rows = termHypothesis(setting.fixed, 0, 2);
    const combined = strata.test(rows);
    expect(combined.error).toEqual({
      kind: 'strata',
      strata: ['subject:a', 'seed:a', 'residual'],
      exact: false,
    });
    const reml = mixedModel(setting);
    if (!reml.fitted) throw new Error(reml.why);
    expect(strata.components.some(({ atZero }) => atZero)).toBe(false);
    for (const [i, { group, variance }] of strata.components.entries()) {
      expect(deviation(group, reml.error.components[i]?.variance, variance, 1e-7)).toEqual([]);
    }
    // Where no stratum alone is the error, REML is asked.
    const usual = randomError(setting);
    expect(usual.kind === 'none' ? undefined : usual.test(rows).error.kind).toBe('reml');
  });

  it('one of them has effects of its own on the term: the other does not count', () => {
    const table = made('one', { factors: { subject: 5, seed: 4, a: 3 }, spreads: { 'seed:a': 1 } });
    const own = [...randomTermsOf(['subject'], []), ...randomTermsOf(['seed'], [['a']])];
    const setting = mixedSetting(table, 'y', [['a']], own);
    const error = randomError(setting);
    if (error.kind === 'none') throw new Error(error.why);
    const test = error.test(termHypothesis(setting.fixed, 0, 2));
    expect(test).toMatchObject({ denDf: 6, error: { kind: 'strata', strata: ['seed:a'], exact: true } });
  });
});

describe('what does not matter', () => {
  const base = { factors: { seed: 4, a: 3, b: 2 }, spreads: { seed: 1, 'seed:a': 1 } };
  const testsOf = (table: DataTable) => {
    const setting = mixedSetting(table, 'y', model, seeds);
    const error = randomError(setting);
    if (error.kind === 'none') throw new Error(error.why);
    return model.map((_, index) => error.test(termHypothesis(setting.fixed, index, 2)));
  };

  it('the unit and the origin of the response', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.constantFrom(1e-9, 1e-3, 1, 1e6),
        fc.constantFrom(-1e3, 0, 1e4),
        fc.boolean(),
        (label, unit, origin, complete) => {
          const keep = (row: number): boolean => complete || (row * 7 + label) % 9 !== 0;
          const plain = testsOf(made(`unit ${label}`, { ...base, keep }));
          const changed = testsOf(made(`unit ${label}`, { ...base, keep, y: (y) => unit * (y + origin) }));
          for (const [i, one] of plain.entries()) {
            expect(deviation('F', changed[i]?.f, one.f, 1e-6)).toEqual([]);
            expect(deviation('df', changed[i]?.denDf, one.denDf, 1e-6)).toEqual([]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('the order of the rows', () => {
    const keep = (row: number): boolean => row % 7 !== 2;
    const table = made('order', { ...base, keep });
    const reversed = dataTable(
      Object.fromEntries(
        [...table.columns].map(([name, column]) => [
          name,
          column.kind === 'factor'
            ? factorColumn(Array.from(column.codes, (code) => column.levels[code] as string).reverse())
            : numericColumn(Array.from(column.values).reverse()),
        ]),
      ),
    );
    const [one, other] = [testsOf(table), testsOf(reversed)];
    for (const [i, { f, denDf }] of one.entries()) {
      expect(deviation('F', other[i]?.f, f, 1e-7)).toEqual([]);
      expect(deviation('df', other[i]?.denDf, denDf, 1e-7)).toEqual([]);
    }
  });
});

describe('a plan', () => {
  it('knows degrees of freedom and variances before any result', () => {
    const setting = mixedSetting(made('plan', { factors: { seed: 5, a: 3, b: 2 } }), 'y', model, seeds);
    const structure = strataStructure(setting);
    if (structure === undefined) throw new Error('not complete');
    const difference = pairFunctions(meanFunctions(setting, 'a'))[0] as Float64Array;
    for (const ratio of [0, 0.25, 1]) {
      const planned = plannedErrors(structure, new Map([['seed:a', ratio]])).of(difference);
      expect(planned?.df).toBeCloseTo(8, 10);
      expect(planned?.strata).toEqual(['seed:a']);
      // Each mean is over 5 seeds and 2 levels of b; the seed's own effect on a is in both of them.
      expect(planned?.variance).toBeCloseTo(2 * (ratio / 5 + 1 / 10), 10);
    }
  });
});

it('more subjects or more seeds: what each would buy', () => {
  const structure = plannedStructure({
    replicate: dataTable({ a: factorColumn(['a1', 'a2', 'a3']) }),
    terms: [['a']],
    random: ['subject', 'seed'],
  });
  const ratios = new Map([
    ['subject:a', 2],
    ['seed:a', 0.5],
  ]);
  const l = linearFunction(structure.fixed.layout, new Map([['a', Float64Array.of(1, -1, 0)]]));
  // A profile's weights sum to 1 for a mean; for a difference the constant is left out.
  l[0] = 0;
  for (const levels of [
    [4, 3],
    [8, 3],
    [4, 6],
  ] as const) {
    const [subjects, replicates] = levels;
    expect(plannedErrors(structure, ratios, { levels, runs: 1 }).of(l)?.variance).toBeCloseTo(
      2 * (2 / subjects + 0.5 / replicates + 1 / (subjects * replicates)),
      10,
    );
  }
});

it('names random terms as R does', () => {
  expect(seeds.map(randomTermName)).toEqual(['seed', 'seed:a', 'seed:b', 'seed:a:b']);
});
