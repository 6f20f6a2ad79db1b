import { describe, expect, it } from 'vitest';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import { writeCsv } from '../../../../report/export/csv.ts';
import { exportTable } from '../../../../report/export/export-table.ts';
import { sweepFromExport } from '../../../../report/export/sweep-from-export.ts';
import { parseCsv } from '../../../../stats/table/parse-csv.ts';
import { finishedTrials, smallSpec, specFrom } from '../finished-sweep.ts';

const exported = (spec: SweepSpec, change = (text: string) => text) => {
  const { header, rows } = exportTable(
    'small-12ab34cd',
    spec,
    finishedTrials(spec, () => 1),
  );
  return parseCsv(change(writeCsv(header, rows)), 'runs.csv');
};
const infer = (spec: SweepSpec, change?: (text: string) => string) =>
  sweepFromExport(exported(spec, change), 'runs.csv');

describe('sweepFromExport', () => {
  it('finds factors, derived columns, references, replicates and every run', () => {
    const spec = {
      ...smallSpec,
      references: [{ name: 'full', settings: { input: 'CAc', scale: 1, adapter: 'full' } }],
    };
    const { id, spec: found, trials } = infer(spec);
    expect(id).toBe('small-12ab34cd');
    expect(found.name).toBe('small');
    expect(found.factors.map(({ name, levels }) => [name, new Set(levels)])).toEqual([
      ['input', new Set(['CAc', 'CAout', 'SAin'])],
      ['scale', new Set([0.5, 1, 2])],
    ]);
    expect(found.derive).toMatchObject([{ name: 'output', by: 'input' }]);
    expect(new Map(found.derive[0]?.map)).toEqual(new Map(spec.derive[0]?.map));
    expect(found).toMatchObject({ replicates: 4, blocks: 'replicate', references: spec.references });
    expect(found.seeds).toBe(spec.seeds);
    expect(trials).toEqual(finishedTrials(spec, () => 1));
  });

  it('takes the first response and guesses its goal, unless both are said', () => {
    const { spec, isGoalGuessed } = infer(smallSpec);
    expect([spec.primary, isGoalGuessed]).toEqual([{ name: 'clip', label: 'clip', goal: 'maximize' }, true]);
    const asked = { response: 'loss', goal: 'maximize' } as const;
    expect(sweepFromExport(exported(smallSpec), 'runs.csv', asked)).toMatchObject({
      spec: { primary: { name: 'loss', goal: 'maximize' } },
      isGoalGuessed: false,
    });
    const loss = sweepFromExport(exported(smallSpec), 'runs.csv', { response: 'loss' });
    expect(loss.spec.primary.goal).toBe('minimize');
  });

  it('finds under which levels a factor exists, what runs share a whole plot, and shared seeds', () => {
    const spec = specFrom(`
version: 1
name: nested
factors:
  optimizer: [sgd, adam]
  beta: { levels: [0.9, 0.99], when: { optimizer: adam } }
  size: [1, 2]
design: { whole_plot: [size] }
replicates: 2
seeds: shared
response: { primary: clip, goal: maximize }
trainer: { kind: diffusion }
`);
    const { spec: found } = infer(spec);
    expect(found.factors.find(({ name }) => name === 'beta')).toMatchObject({
      levels: [0.9, 0.99],
      when: { factor: 'optimizer', levels: ['adam'] },
    });
    expect(found.wholePlot).toEqual(['size']);
    expect(found.seeds).toBeUndefined();
  });

  it.each<[string, (text: string) => string, RegExp]>([
    ['a table of something else', () => 'a,b\n1,2\n', /^E_CSV_COLUMNS runs\.csv .*lacks trial_id/],
    [
      'no run',
      (text) => text.split('\n').slice(0, 1).join('\n'),
      /^E_CSV_COLUMNS runs\.csv this export has no run/,
    ],
    [
      'a cell that is no number',
      (text) => text.replace(/^(\w+,[\w-]+),\d+,/m, '$1,x,'),
      /^E_CSV_RUN runs\.csv:\d+ cell is "x"/,
    ],
  ])('refuses %s', (_, change, error) => {
    expect(() => infer(smallSpec, change)).toThrow(error);
  });

  it('refuses a response that no run has', () => {
    expect(() => sweepFromExport(exported(smallSpec), 'runs.csv', { response: 'clop' })).toThrow(
      /^E_RESPONSE_UNKNOWN runs\.csv .*"clop"; did you mean/,
    );
  });
});
