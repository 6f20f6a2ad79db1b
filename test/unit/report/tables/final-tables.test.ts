import { describe, expect, it } from 'vitest';
import { sweepResult } from '../../../../dashboard/sweep-result.ts';
import { type EndedSweep, finalTables } from '../../../../report/tables/final-tables.ts';
import { asciiDrawing, bar, interval } from '../../../../report/tables/grid.ts';
import { fCell, pCell, shareCell } from '../../../../stats/words/cells.ts';
import { decimalsFor, figuresOf, wallTime } from '../../../../report/tables/numbers.ts';
import { analysedModelAt } from '../../../fixtures/dashboard/model-at.ts';

function endedAfter(elapsedMs: number): EndedSweep {
  const result = sweepResult(analysedModelAt(elapsedMs));
  if (result === undefined) throw new Error('the script has a sweep');
  return result;
}

const ended = endedAfter(Number.POSITIVE_INFINITY);
const saved = [
  { what: 'database', path: '/data/quick/yates.db' },
  { what: 'artifacts', path: '/data/quick/blobs' },
];

describe('the final tables', () => {
  const lines = finalTables(ended, { saved });
  const text = lines.join('\n');

  it('fit 80 columns, in ASCII unless more is asked for', () => {
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    // oxlint-disable-next-line no-control-regex
    expect(text.replace(/[\n\u0020-\u007e]/g, '')).toBe('');
    expect(finalTables(ended, { unicode: true }).join('\n')).toMatch(/partial η²/);
  });

  it('say what ran, what failed and what was tried again', () => {
    expect(text).toMatch(/adapter-positions: finished after 1m\d\ds/);
    expect(text).toContain('40 trials: 39 done, 1 failed');
    expect(text).toContain('failed by: 1 diverged');
    expect(text).toContain('1 trial was tried again after a fault');
  });

  it('print the analysis of variance and the one-way tests', () => {
    expect(text).toContain('Analysis of variance of clip_image, type II, 39 trials');
    expect(text).toMatch(/\n {2}replicate \(block\) +3 /);
    expect(text).toMatch(/\n {2}input +4 +0\.\d+ +\d+ +<0\.001 +<0\.001 +0\.9\d {2}#+/);
    expect(text).toMatch(/\n {2}Residuals +26 +0\.\d+\n/);
    expect(text).toMatch(/One factor at a time \(one-way, unadjusted\)/);
    expect(text).toMatch(/\n {2}input +4, 34 +\d+ +<0\.001 +0\.9/);
  });

  it('print means with intervals in the order of the file', () => {
    const levels = [...text.matchAll(/\n {2}(SAin|CAc|CAout|FFNout|Resin) +0\.\d+ {2}0\.\d+ to 0\.\d+/g)].map(
      (match) => match[1],
    );
    expect(levels).toEqual(['SAin', 'CAc', 'CAout', 'FFNout', 'Resin']);
  });

  it('print floor and ceiling of the response where they are known', () => {
    const [primary] = ended.analyses;
    if (primary === undefined) throw new Error('no analysis');
    const anchors = [
      { name: 'base net without adapter', value: 0.05, role: 'floor' as const },
      { name: 'all weights trained', value: 0.4718, role: 'ceiling' as const },
      { name: "the subject's held-out pictures", value: 0.5, role: null },
    ];
    const shown = finalTables({ ...ended, analyses: [{ ...primary, anchors }] }).join('\n');
    expect(shown).toMatch(
      /\n {2}base net without adapter +0\.0500 +floor\n {2}all weights trained +0\.4718 +ceiling\n/,
    );
    expect(shown).toMatch(/\n {2}the subject's held-out pictures +0\.5000\n/);
    expect(text).not.toContain('To read the means by');
  });

  it('name the best cell with what was observed and what was estimated there', () => {
    const there = ended.trials
      .filter(
        ({ state, settings }) =>
          state === 'done' && settings['input'] === 'FFNout' && settings['scale'] === 1,
      )
      .map(({ metrics }) => metrics['clip_image'] ?? 0);
    const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
    expect(text).toContain('Best cell, by its runs and by the model\n  input = FFNout, scale = 1\n');
    expect(text).toContain(`observed clip_image   ${Number(mean.toPrecision(4))} over 4 runs`);
  });

  it('name both cells where the best observed one is not the best modelled one, and trust no model then', () => {
    const [analysis] = ended.analyses;
    if (analysis?.best === undefined || analysis.best === null) throw new Error('no best cell');
    const observed = { levels: { input: 'CAc', scale: '2' }, mean: 0.9, n: 4, modelled: 0.8, tied: [] };
    const reason = 'the best observed cell is another one';
    const best = { ...analysis.best, observed, trusted: false, reason };
    const told = finalTables({ ...ended, analyses: [{ ...analysis, best }] }).join('\n');
    expect(told).toContain(
      'Best cell by its runs\n  input = CAc, scale = 2\n  observed clip_image   0.9 over 4 runs',
    );
    expect(told).toContain('Best cell by the model (not trusted)\n  input = FFNout, scale = 1\n');
    expect(told).toContain('The model is not trusted here, because the best observed cell is another one.');
  });

  it('end with words and with where everything is', () => {
    expect(text).toMatch(/In words\n {2}39 rows/);
    expect(text).toContain('Saved\n  database   /data/quick/yates.db\n  artifacts  /data/quick/blobs');
  });

  it('say that an unfinished sweep is unfinished', () => {
    const early = finalTables(endedAfter(60_000)).join('\n');
    expect(early).toMatch(/running, 1m00s so far/);
    expect(early).toMatch(/18 done, 1 failed, 21 not yet run/);
    expect(early).toContain('interim: p-values are descriptive');
  });

  it('do without an analysis, and without a single result', () => {
    expect(finalTables({ ...ended, analyses: [] }).join('\n')).toContain(
      'No analysis: no trial has a result yet',
    );
    const first = finalTables(endedAfter(9500)).join('\n');
    expect(first).toContain('Analysis of variance');
  });

  it('name aliased terms instead of testing them', () => {
    const [analysis] = ended.analyses;
    if (analysis === undefined) throw new Error('not analysed');
    const anova = analysis.anova.map((row) =>
      row.term === 'scale'
        ? {
            ...row,
            df: 0,
            f: null,
            p: null,
            partialEta2: null,
            status: 'aliased' as const,
            aliasedWith: ['input'],
          }
        : row,
    );
    const told = finalTables({ ...ended, analyses: [{ ...analysis, anova }] }).join('\n');
    expect(told).toMatch(/\n {2}scale +0 +\S+ +- +- +aliased\n/);
    expect(told).toContain('scale: aliased with input');
  });
});

describe('figures', () => {
  it('are short and do not pretend', () => {
    expect([pCell(null), pCell(1e-9), pCell(0.0456), pCell(0.2)]).toEqual(['', '<0.001', '0.046', '0.20']);
    expect([fCell(null), fCell(0.5), fCell(12.34), fCell(137.2), fCell(2e9)]).toEqual([
      '',
      '0.50',
      '12.3',
      '137',
      '2.0e+9',
    ]);
    expect([shareCell(-0.1), shareCell(0.349)]).toEqual(['0.00', '0.35']);
    expect([decimalsFor([0.5]), decimalsFor([123]), decimalsFor([0]), decimalsFor([0.00012])]).toEqual([
      4, 1, 0, 7,
    ]);
    const narrow = figuresOf([{ value: 0.6, lower: 0.59999, upper: 0.60001 }]);
    expect([0.59999, 0.6, 0.60001, null].map(narrow)).toEqual(['0.599990', '0.600000', '0.600010', '']);
    const tiny = figuresOf([{ value: 2e-9, lower: 1e-9, upper: 3e-9 }]);
    expect([1e-9, 2e-9].map(tiny)).toEqual(['1.000e-9', '2.000e-9']);
    expect([wallTime(42_000), wallTime(372_000), wallTime(7_500_000), wallTime(273_600_000)]).toEqual([
      '42 s',
      '6m12s',
      '2h05m',
      '3d04h',
    ]);
  });

  it('are drawn to scale', () => {
    expect(bar(0.5, 10, asciiDrawing)).toBe('#####');
    expect(bar(0.001, 10, asciiDrawing)).toBe('#');
    expect(bar(null, 10, asciiDrawing)).toBe('');
    expect(interval({ mean: 5, lower: 2, upper: 8 }, { low: 0, high: 10 }, 11, asciiDrawing)).toBe(
      '  |--o--|',
    );
  });
});
