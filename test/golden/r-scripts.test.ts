/**
 * The scripts of docs/r print the tables of `yates analyse`. What they printed is kept in test/fixtures/stats/docs-r.json, so that
 * the comparison needs no R; where R and its packages are found, the scripts run too.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../base/package-root.ts';
import { analyseExport } from '../../cli/analyse/analyse-export.ts';
import type { Analysis } from '../../stats/analysis-result.ts';

type Row = Readonly<Record<string, string | number>>;
type Tables = Readonly<Record<string, readonly Row[]>>;

/** A script, the sweep whose export it reads, and the design that the export's ids must be those of. */
const scripts = [
  ['own-seeds', 'own', 'b590a6db'],
  ['shared-seeds', 'shared', '8f470745'],
  ['shared-seeds-incomplete', 'lost', '30c47ed2'],
  ['random-factor', 'subjects', 'c8a0ff8b'],
  ['split-plot', 'plots', '25564fd3'],
] as const;

const printed = JSON.parse(
  readFileSync(join(packageRoot, 'test/fixtures/stats/docs-r.json'), 'utf8'),
) as Record<string, Tables>;

/** Tolerances: 0.001 for degrees of freedom, relative to the interval's width for limits, relative to the value for the rest. */
function closeEnough(name: string, found: number, wanted: Row): boolean {
  const value = wanted[name] as number;
  const off = Math.abs(found - value);
  if (name === 'df' || name === 'denDf') return off <= 1e-3;
  if (name === 'lower' || name === 'upper')
    return off <= 1e-4 * ((wanted['upper'] as number) - (wanted['lower'] as number));
  // R's own Tukey's p has 8 digits after the point.
  return off <= 1e-4 * Math.abs(value) + (name === 'pAdjusted' ? 1e-8 : 0);
}

/** Our tables in the form of those of docs/r/tables.R. */
function tablesOf(analysis: Analysis): Tables {
  const rows = (list: readonly object[]): Row[] => list as Row[];
  return {
    anova: rows(analysis.anova),
    varianceComponents: rows(analysis.varianceComponents),
    means: rows(analysis.means.map((mean) => ({ ...mean, level: mean.levels[mean.term] }))),
    comparisons: rows(analysis.comparisons),
    sphericity: rows(
      analysis.sphericity.map(({ term, mauchly, pGreenhouseGeisser, pHuynhFeldt }) => ({
        term,
        mauchlyW: mauchly?.w,
        mauchlyP: mauchly?.p,
        ggP: pGreenhouseGeisser,
        hfP: pHuynhFeldt,
      })),
    ),
  };
}

const keys = ['term', 'level', 'first', 'second', 'group'];

/** Every number of R's tables that ours lack, or have otherwise. */
function differences(ours: Tables, theirs: Tables): string[] {
  return Object.entries(theirs).flatMap(([table, rows]) =>
    rows.flatMap((wanted) => {
      const own = keys.filter((key) => key in wanted);
      const name = `${table} ${own.map((key) => wanted[key]).join(' ')}`;
      const found = ours[table]?.find((row) => own.every((key) => row[key] === wanted[key]));
      if (found === undefined) return [`${name} is missing`];
      return Object.entries(wanted)
        .filter(([key, value]) => typeof value === 'number' && !closeEnough(key, Number(found[key]), wanted))
        .map(([key, value]) => `${key} of ${name} is ${found[key]}, in R ${value}`);
    }),
  );
}

describe('the scripts of docs/r', () => {
  it.each(scripts)('%s gives the tables of yates analyse', async (script, sweep, design) => {
    const path = join(packageRoot, 'docs/r/sweeps', sweep);
    const analysis = await analyseExport(`${path}.csv`, `${path}.yaml`, {});
    expect(analysis.notes[0]).toMatch(
      new RegExp(`^The ids of all \\d+ runs are those of design (\\w+ \\()?${design}`),
    );
    const theirs = printed[script] as Tables;
    expect(Object.keys(theirs)).toEqual(expect.arrayContaining(['anova', 'means', 'comparisons']));
    expect(differences(tablesOf(analysis), theirs)).toEqual([]);
  });

  it('print what is kept of them, where R with lmerTest, pbkrtest, emmeans and jsonlite is found', (context) => {
    const need = 'for (name in c("lmerTest", "pbkrtest", "emmeans", "jsonlite")) find.package(name)';
    const { status } = spawnSync('Rscript', ['-e', need], { stdio: 'ignore' });
    if (status !== 0) context.skip('R with lmerTest, pbkrtest, emmeans and jsonlite is not installed');
    const output = execFileSync('Rscript', ['test/golden/r/tables-to-json.R'], {
      cwd: packageRoot,
      encoding: 'utf8',
    });
    const fresh = JSON.parse(output) as Record<string, Tables>;
    for (const [script] of scripts)
      expect(differences(fresh[script] as Tables, printed[script] as Tables)).toEqual([]);
  }, 120_000);
});
