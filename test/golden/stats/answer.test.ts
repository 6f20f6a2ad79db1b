/** The best cell, interactions taken apart and whole plots with shared seeds, against R: test/fixtures/stats/answer/make-answer.R. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { analyse } from '../../../stats/analysis.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';
import { deviation } from './reference-case.ts';
import { referenceFile } from './reference-file.ts';

type Row = Readonly<Record<string, string | number>>;

const expected = referenceFile('answer/expected.json') as {
  readonly interaction: Readonly<Record<'cells' | 'simple' | 'pairs', readonly Row[]>>;
  readonly bestCells: { readonly df: number; readonly cells: readonly Row[] };
  readonly plotsAndSeeds: readonly Row[];
};

function analysisOf(file: string, factors: readonly string[], request: AnalysisRequest): Analysis {
  const url = new URL(`../../fixtures/stats/answer/${file}`, import.meta.url);
  return analyse(tableFromCsv(readFileSync(url, 'utf8'), file, factors).table, request);
}

const deviations = (
  name: string,
  own: Readonly<Record<string, unknown>> | undefined,
  row: Row,
  fields: Readonly<Record<string, string>>,
  tolerance: number,
): string[] =>
  Object.entries(fields).flatMap(([ours, theirs]) =>
    deviation(
      `${ours} of ${name}`,
      own?.[ours] as number | null | undefined,
      row[theirs] as number,
      tolerance,
    ),
  );

it('takes an interaction apart: cell means, simple effects with Holm, pairs of cells with Tukey and Kramer', () => {
  const { interactions } = analysisOf('interaction.csv', [], {
    response: 'loss',
    terms: [['opt'], ['lr'], ['opt', 'lr']],
  });
  const [found] = interactions;
  const own = { mean: 'mean', se: 'se', df: 'df', lower: 'lower', upper: 'upper' };
  expect(
    expected.interaction.cells.flatMap((row) => {
      const mean = found?.means.find(
        ({ levels }) => levels['opt'] === row['opt'] && levels['lr'] === row['lr'],
      );
      return deviations(`${row['opt']} ${row['lr']}`, { ...mean }, row, own, 1e-9);
    }),
  ).toEqual([]);
  // joint_tests rounds F to three decimals.
  expect(
    expected.interaction.simple.flatMap((row) => {
      const effect = found?.simpleEffects.find(
        ({ factor, within }) => factor === row['factor'] && Object.values(within)[0] === row['within'],
      );
      const name = `${row['factor']} at ${row['within']}`;
      return [
        ...deviations(name, { ...effect }, row, { df: 'df', denDf: 'denDf' }, 0),
        ...deviations(name, { ...effect }, row, { f: 'F', pAdjusted: 'pAdjusted' }, 2e-2),
        ...(Math.abs((effect?.f ?? 0) - (row['F'] as number)) <= 5.1e-4 ? [] : [`F of ${name}`]),
      ];
    }),
  ).toEqual([]);
  expect(expected.interaction.pairs).toHaveLength(found?.comparisons.length ?? 0);
  expect(
    expected.interaction.pairs.flatMap((row) => {
      const pair = found?.comparisons.find(
        ({ first, second }) =>
          `${first} - ${second}` === row['contrast'] || `${second} - ${first}` === row['contrast'],
      );
      const name = String(row['contrast']);
      const isTurned = `${pair?.first} - ${pair?.second}` !== name;
      const sign = isTurned ? -1 : 1;
      return [
        ...deviation(
          `difference of ${name}`,
          sign * (pair?.difference ?? 0),
          row['difference'] as number,
          1e-9,
        ),
        ...deviation(
          `lower of ${name}`,
          isTurned ? -(pair?.upper ?? 0) : pair?.lower,
          row['lower'] as number,
          1e-6,
        ),
        // R's ptukey is wrong below about 1e-9.
        ...deviation(
          `p of ${name}`,
          pair?.pAdjusted,
          row['p'] as number,
          (row['p'] as number) < 1e-8 ? 1 : 1e-5,
        ),
      ];
    }),
  ).toEqual([]);
});

it('compares cells with the best on observed means, against what seeds make of cells', () => {
  const { best } = analysisOf('cells-by-seeds.csv', ['seed'], {
    response: 'y',
    terms: [['a'], ['b']],
    seeds: 'seed',
    goal: 'maximise',
  });
  expect(best?.cells.df).toBeCloseTo(expected.bestCells.df, 8);
  const fields = { mean: 'mean', difference: 'difference', lower: 'lower', upper: 'upper' };
  expect(
    expected.bestCells.cells.flatMap((row) => {
      const own = best?.cells.cells.find(({ levels }) => `${levels['a']}.${levels['b']}` === row['cell']);
      // The critical value of mvtnorm has some four digits.
      return deviations(String(row['cell']), own, row, fields, 1e-3);
    }),
  ).toEqual([]);
});

it('whole plots with shared seeds: the plots are a random factor beside seed:term', () => {
  const request: AnalysisRequest = {
    response: 'y',
    terms: [['size'], ['kind'], ['scale']],
    seeds: 'seed',
    wholePlots: 'plot',
  };
  const analysis = analysisOf('plots-and-seeds.csv', ['seed'], request);
  expect([analysis.random, analysis.population]).toEqual([['seed'], 'other seeds']);
  expect(analysis.noteKinds).toContain('plotsAmongRandom');
  expect(
    expected.plotsAndSeeds.flatMap((row) => {
      const own = analysis.anova.find(({ term }) => term === row['term']);
      return deviations(
        String(row['term']),
        { ...own },
        row,
        { df: 'df', denDf: 'denDf', f: 'F', p: 'p' },
        1e-3,
      );
    }),
  ).toEqual([]);
  // Plots that are the combinations of seed and one factor are in that term's error already.
  const exact = analysisOf('plots-and-seeds.csv', ['seed'], {
    ...request,
    terms: [['size'], ['kind'], ['size', 'kind'], ['scale']],
  });
  expect(exact.anova.slice(0, 2).map(({ error }) => error)).toEqual(['seed:size', 'seed:kind']);
  expect(exact.notes.join(' ')).toContain('are the combinations seed:size:kind');
});
