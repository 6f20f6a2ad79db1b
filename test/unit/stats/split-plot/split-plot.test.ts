import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import type { Analysis } from '../../../../stats/analysis-result.ts';
import type { AnalysisRequest } from '../../../../stats/analysis-request.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { layOut } from '../../../../stats/lay-out.ts';
import { analysisErrors } from '../../../../stats/mixed/analysis-errors.ts';
import { fitModel } from '../../../../stats/model/linear-fit.ts';
import {
  type Column,
  type DataTable,
  dataTable,
  factorColumn,
  numericColumn,
} from '../../../../stats/table/data-table.ts';

/** Two bases in whole plots, three scales within; what a plot's runs share is as large as the noise. */
function plotTable(label: string, plotsEach: number, keep: (row: number) => boolean = () => true): DataTable {
  const random = seededRandom(label);
  const rows = Array.from({ length: 2 * plotsEach }, (_, plot) => {
    const shared = random.normal();
    return [0, 1, 2].map((scale) => ({ plot, scale, y: shared + random.normal() }));
  })
    .flat()
    .filter((_, row) => keep(row));
  return dataTable({
    plot: factorColumn(rows.map(({ plot }) => `p${plot}`)),
    base: factorColumn(rows.map(({ plot }) => (plot % 2 === 0 ? 'small' : 'large'))),
    scale: factorColumn(rows.map(({ scale }) => `s${scale}`)),
    y: numericColumn(rows.map(({ y }) => y)),
  });
}

const request = { response: 'y', terms: [['base'], ['scale'], ['base', 'scale']] } as const;
const split: AnalysisRequest = { ...request, wholePlots: 'plot' };
const rowOf = ({ anova }: Analysis, name: string) => anova.find(({ term }) => term === name);

describe('a split plot', () => {
  it('finds nothing where nothing is, which the analysis without plots does not', () => {
    const rejected = { base: 0, scale: 0, naive: 0 };
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const table = plotTable(`null ${run}`, 5);
      const analysis = analyse(table, { ...split, detail: 'live' });
      if ((rowOf(analysis, 'base')?.p ?? 1) < 0.05) rejected.base++;
      if ((rowOf(analysis, 'scale')?.p ?? 1) < 0.05) rejected.scale++;
      if ((rowOf(analyse(table, { ...request, detail: 'live' }), 'base')?.p ?? 1) < 0.05) rejected.naive++;
    }
    // 20 expected, standard deviation 4.4.
    for (const count of [rejected.base, rejected.scale]) expect(Math.abs(count - 20)).toBeLessThan(4 * 4.4);
    expect(rejected.naive).toBeGreaterThan(40);
  });

  it('keeps its level where runs are lost', () => {
    let rejected = 0;
    for (let run = 0; run < 100; run++) {
      const laidOut = layOut(
        plotTable(`lost ${run}`, 5, (row) => row % 7 !== 3),
        split,
      );
      const { anova } = analysisErrors(laidOut, fitModel(laidOut.layout, laidOut.data.cells), split);
      expect(anova[0]?.error).toBe('REML, Kenward-Roger');
      if ((anova[0]?.p ?? 1) < 0.05) rejected++;
    }
    // 5 expected, standard deviation 2.2.
    expect(Math.abs(rejected - 5)).toBeLessThan(4 * 2.2);
  });

  it('does not iterate while a sweep runs: what differs between plots waits until they are complete', () => {
    const early = analyse(
      plotTable('early', 5, (row) => row < 20),
      { ...split, detail: 'live', interim: true },
    );
    expect(rowOf(early, 'base')).toMatchObject({
      f: null,
      reason: 'not tested while whole plots are incomplete',
    });
    expect(rowOf(early, 'scale')?.f).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(early))).toEqual(early);
  });

  it('says that one whole plot of each setting leaves nothing to test against', () => {
    const analysis = analyse(plotTable('one', 1), split);
    expect(rowOf(analysis, 'base')).toMatchObject({
      f: null,
      reason: 'no whole plots of the same setting to test against: add replicates',
    });
    expect(analysis.comparisons.filter(({ term, p }) => term === 'base' && p !== null)).toEqual([]);
  });

  it('says what is left out, as it is made for a single error', () => {
    const { columns, rows } = plotTable('left out', 3);
    const y = columns.get('y');
    if (y?.kind !== 'numeric') throw new Error('y is a number');
    const values = y.values.map((value, row) => (row === 4 ? Number.NaN : value));
    const state = factorColumn(Array.from(values, (_, row) => (row === 4 ? 'diverged' : 'done')));
    const table = {
      rows,
      columns: new Map<string, Column>([...columns, ['y', { kind: 'numeric', values }], ['state', state]]),
    };
    const analysis = analyse(table, {
      ...split,
      robust: true,
      outcome: 'state',
      goal: 'maximise',
      linked: [['base', 'scale']],
    });
    expect([analysis.robust, analysis.worstValue]).toEqual([null, null]);
    expect(analysis.linkedPairs[0]?.rows.map(({ f }) => f)).not.toContainEqual(expect.any(Number));
    for (const words of [
      'Robust tests are left out: they need independent runs',
      'The comparison that puts the worst value in place of 1 diverged run is left out',
      'The parts of base and scale are not tested',
    ])
      expect(analysis.notes).toContainEqual(expect.stringContaining(words));
    expect(analysis.noteKinds.slice(-3)).toEqual([
      'robustLeftOut',
      'worstValueLeftOut',
      'linkedPairUntested',
    ]);
    expect(analyse(plotTable('whole', 3), split).noteKinds).toEqual(['splitPlot']);
  });

  it.each([
    ['complete', () => true],
    ['incomplete', (row: number) => row !== 4],
  ] as const)('speaks of the same population and variances as the random factor, %s', (_, keep) => {
    const table = plotTable('population', 5, keep);
    const asPlots = analyse(table, split);
    const asRandom = analyse(table, { ...request, randomTerms: [{ groups: ['plot'], within: [] }] });
    expect(asPlots.population).toBe('other levels of plot');
    expect(asRandom.population).toBe(asPlots.population);
    const variancesOf = ({ varianceComponents }: Analysis) => varianceComponents.map((one) => one.variance);
    for (const [index, variance] of variancesOf(asRandom).entries()) {
      expect(variancesOf(asPlots)[index]).toBeCloseTo(variance as number, 6);
    }
  });

  it('speaks of the seeds that the request says were drawn', () => {
    const { population } = analyse(plotTable('population', 3), { ...split, population: 'other seeds' });
    expect(population).toBe('other seeds');
  });

  it('refuses plots that are a term of the model', () => {
    expect(() => analyse(plotTable('term', 2), { ...split, terms: [['plot'], ['scale']] })).toThrow(
      'E_MODEL_PLOTS "plot" numbers the whole plots and is also a term of the model',
    );
  });
});
