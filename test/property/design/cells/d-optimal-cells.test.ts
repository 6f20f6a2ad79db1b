import { describe, expect, it } from 'vitest';
import { designOf } from '../../../../design/design-of.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';
import { planTable } from '../../../../report/plan/plan-table.ts';
import { faultsOf } from '../../../unit/design/sweep-text.ts';

const sweep = (design: string, more = '') => `version: 1
name: subset
factors:
  a: [1, 2, 3, 4]
  b: [1, 2, 3, 4, 5]
  c: [x, y, z]
constraints: ['a + b < 9']
design: { d_optimal: ${design} }
replicates: 2
response: { primary: y, goal: maximize }
trainer: { kind: command, command: [train] }
${more}`;

const planned = (text: string) => {
  const spec = parseSweep(text, { fileName: 'sweep.yaml' });
  const design = designOf(spec, 'base');
  return { spec, design, table: planTable(spec, design) };
};

describe('a D-optimal subset', () => {
  it('runs so many of the valid cells, none twice, in every replicate', () => {
    const { design } = planned(sweep('{ runs: 14 }'));
    expect(design).toMatchObject({ crossed: 60, valid: 57, cells: 14 });
    expect(design.trials).toHaveLength(28);
    const settings = (replicate: number) =>
      design.trials
        .filter((trial) => trial.replicate === replicate)
        .map((trial) => JSON.stringify(trial.settings));
    expect(new Set(settings(1)).size).toBe(14);
    expect(settings(2).sort()).toEqual(settings(1).sort());
    for (const { settings: levels } of design.trials)
      expect(Number(levels['a']) + Number(levels['b'])).toBeLessThan(9);
  });

  it('estimates all main effects, as well a run as most runs of the whole', () => {
    const { rows, relativeEfficiency, rank } = planned(sweep('{ runs: 20 }')).table;
    expect(rows.map(({ term, df, status }) => [term, df, status])).toEqual([
      ['block', 1, 'ok'],
      ['a', 3, 'ok'],
      ['b', 4, 'ok'],
      ['c', 2, 'ok'],
    ]);
    expect(rank).toBe(11);
    expect(relativeEfficiency).toBeGreaterThan(0.97);
  });

  it('can be chosen for interactions, which are then fitted', () => {
    const { table, spec } = planned(sweep("{ runs: 30, model: [a, b, c, 'b:c'] }"));
    expect(table.rows.map(({ term }) => term)).toEqual(['block', 'a', 'b', 'c', 'b:c']);
    expect(table.rows.every(({ status }) => status === 'ok')).toBe(true);
    expect(spec.fraction).toMatchObject({ terms: [['a'], ['b'], ['c'], ['b', 'c']], starts: 10 });
  });

  it('follows from the seed', () => {
    const cells = (seed: number) =>
      new Set(planned(sweep('{ runs: 14, starts: 1 }', `seed: ${seed}`)).design.trials.map(({ id }) => id));
    expect(cells(1)).toEqual(cells(1));
    expect(cells(1)).not.toEqual(cells(2));
  });

  it('can be as large as a budget of GPU-hours', () => {
    const budget = '{ gpu_hours: 1, trial_time: 90s }';
    expect(planned(sweep(budget)).design.trials).toHaveLength(40);
    expect(planned(sweep(budget, 'resources: { slots: 2 }')).design.cells).toBe(10);
  });

  it.each([
    [
      '{ runs: 9 }',
      /^E_DESIGN_RUNS 8:1 9 runs are too few for the 10 parameters of the model; ask for at least 10 runs/,
    ],
    ['{ runs: 58 }', /^E_DESIGN_RUNS 8:1 58 runs are more than the 57 valid cells; ask for at most 57 runs/],
    ['{ runs: 14, gpu_hours: 1 }', /^E_DESIGN_FRACTION 8:22 d_optimal needs either runs or gpu_hours; write/],
    ['{ starts: 3 }', /^E_DESIGN_FRACTION 8:22 d_optimal needs either runs or gpu_hours; write/],
    ['{ gpu_hours: 1 }', /^E_DESIGN_FRACTION 8:22 gpu_hours needs the duration of a trial; add trial_time/],
    ['{ gpu_hours: 0.001, trial_time: 1h }', /^E_DESIGN_RUNS 8:1 0 runs are too few for/],
    ["{ runs: 14, model: [a, 'a:d'] }", /^E_DESIGN_FRACTION 8:45 no factor named "d"; /],
    ['{ runs: 0 }', /^E_SWEEP_VALUE 8:/],
    ['{ rums: 14 }', /^E_SWEEP_KEY 8:.* unknown key "rums" .*did you mean "runs"\?/],
  ])('%s is refused', (design, expected) => {
    expect(faultsOf(sweep(design))).toContainEqual(expect.stringMatching(expected));
  });

  it('of too many cells is refused at once', () => {
    const many = `[${Array.from({ length: 60 }, (_, i) => i).join(', ')}]`;
    const text = sweep('{ runs: 200 }').replace('[1, 2, 3, 4]', many).replace('[1, 2, 3, 4, 5]', many);
    expect(faultsOf(text.replace('a + b < 9', 'a + b < 90'))[0]).toMatch(
      /^E_DESIGN_TOO_LARGE 3:1 choosing 200 of 708 or more cells takes too long from 10 starts; /,
    );
  });
});
