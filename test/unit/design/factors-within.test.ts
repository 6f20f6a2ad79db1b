/** Factors that exist under some levels of another, scales, shares and seeds of a sweep file. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../design/design-of.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import { planTable } from '../../../report/plan/plan-table.ts';
import { analyseSweep } from '../../../report/sweep-analysis.ts';

const text = (factors: string, more = '', version = 2): string => `version: ${version}
name: nested
factors:
${factors}
${more}
response: { primary: acc, goal: maximize }
trainer: { kind: command, run: [python3, t.py] }
`;

const nested = `  act: [a, b]
  method: [bitfit, lora, adapter]
  rank: { levels: [2, 4, 16], when: { method: lora }, scale: log }
  width: { levels: [8, 32], when: { method: [adapter] } }`;

const read = (content: string) => parseSweep(content, { fileName: 's.yaml' });
const faultOf = (content: string): string => {
  try {
    read(content);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

describe('a factor with `when`', () => {
  const spec = read(text(nested, 'replicates: 3'));
  const design = designOf(spec, 'base');

  it('has no phantom cells', () => {
    expect(design.cells).toBe(2 * (1 + 3 + 2));
    const settings = design.trials.filter(({ replicate }) => replicate === 1).map((trial) => trial.settings);
    expect(settings).toContainEqual({ act: 'a', method: 'bitfit' });
    expect(settings).toContainEqual({ act: 'b', method: 'lora', rank: 16 });
    expect(settings).toContainEqual({ act: 'a', method: 'adapter', width: 8 });
    expect(new Set(design.trials.map(({ id }) => id)).size).toBe(36);
  });

  it('is planned and analysed within the factor above it', () => {
    const { rows, residualDf } = planTable(spec, design);
    const dfs = Object.fromEntries(rows.map(({ term, df, status }) => [term, [df, status]]));
    expect(dfs).toMatchObject({
      method: [2, 'ok'],
      'method:rank': [2, 'ok'],
      'method:width': [1, 'ok'],
      'act:method': [2, 'ok'],
    });
    const trials = design.trials.map((trial, index) => ({
      ...trial,
      state: 'done' as const,
      metrics: { acc: Math.sin(index * 7.1) + (trial.settings['rank'] === 16 ? 4 : 0) },
      realisedOrder: index,
      fault: undefined,
    }));
    const analysis = analyseSweep({ spec, response: 'acc', interim: false, trials: trials as never });
    expect(analysis.anova.map(({ term, df }) => [term, df])).toEqual([
      ...rows.map(({ term, df }) => [term, df]),
      ['Residuals', residualDf],
    ]);
    expect(analysis.means.filter(({ term }) => term === 'method:rank').map(({ levels }) => levels)).toEqual(
      ['2', '4', '16'].map((rank) => ({ method: 'lora', rank })),
    );
    expect(analysis.best?.levels).toEqual({ act: expect.any(String) as string, method: 'lora', rank: '16' });
  });

  it('does not concern a constraint in cells in which it does not exist', () => {
    const own = read(text(nested, "constraints: ['rank < 16']"));
    expect(designOf(own, 'base').cells).toBe(2 * (1 + 2 + 2));
  });

  it.each([
    ['no other factor', '  a: [x, y]\n  b: { levels: [1, 2], when: { c: x } }', 'no other factor'],
    ['a level that is none', '  a: [x, y]\n  b: { levels: [1, 2], when: { a: z } }', 'has no level "z"'],
    ['every level', '  a: [x, y]\n  b: { levels: [1, 2], when: { a: [x, y] } }', 'every level'],
    [
      'two factors',
      '  a: [x, y]\n  c: [u, v]\n  b: { levels: [1, 2], when: { a: x, c: u } }',
      'one other factor',
    ],
    [
      'a circle',
      '  a: { levels: [x, y], when: { b: p } }\n  b: { levels: [p, q], when: { a: x } }',
      'levels of itself',
    ],
  ])('is refused for %s', (_, factors, words) => {
    expect(faultOf(text(factors))).toContain(words);
  });

  it('is refused beside a fraction', () => {
    expect(faultOf(text(nested, 'design: { d_optimal: { runs: 8 } }'))).toContain('a fraction is of factors');
  });
});

describe('a scale', () => {
  it('is for numbers above 0', () => {
    expect(faultOf(text('  lr: { levels: [0, 1], scale: log }'))).toContain('level 0 has no logarithm');
    expect(read(text('  lr: { levels: [0.1, 1], scale: log }')).factors[0]).toMatchObject({ scale: 'log' });
  });
});

describe('the seed of a file that gives none', () => {
  const orderOf = (content: string): string =>
    designOf(read(content), 'base')
      .trials.map(({ cell }) => cell)
      .join();
  const factors = (name: string): string => `  ${name}: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]`;

  it('is 0 up to version 1, so that designs stay what they were', () => {
    expect(read(text(factors('a'), '', 1)).seed).toBe(0);
    expect(orderOf(text(factors('a'), '', 1))).toBe(orderOf(text(factors('b'), '', 1)));
  });

  it('follows from name and factors from version 2 on', () => {
    expect(orderOf(text(factors('a')))).not.toBe(orderOf(text(factors('b'))));
    expect(orderOf(text(factors('a')))).toBe(orderOf(text(factors('a'))));
    expect(read(text(factors('a'), 'seed: 7')).seed).toBe(7);
  });
});

it('a response may be a share of so many tries', () => {
  const of = (response: string) =>
    read(text('  a: [x, y]').replace('{ primary: acc, goal: maximize }', response)).primary.of;
  expect(of('{ primary: acc, goal: maximize, of: 1000 }')).toBe(1000);
  expect(of('{ primary: { name: acc, of: tries }, goal: maximize }')).toBe('tries');
  expect(of('{ primary: acc, goal: maximize }')).toBeUndefined();
});
