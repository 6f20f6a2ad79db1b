import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { summarise } from '../../../../stats/words/summary.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';

/** Positions that each come with their natural output, two seeds. */
const natural: Record<string, string> = {
  SAin: 'SAin',
  CAc: 'CAc',
  CAout: 'FFNin',
  FFNout: 'Transout',
  Resin: 'Resout',
};

const rows = Object.keys(natural).flatMap((input, i) =>
  ['0.5', '1', '2'].flatMap((scale, s) =>
    ['1', '2'].map((seed, r) => ({
      input,
      scale,
      seed,
      y: i * i + 0.3 * s + 0.1 * Math.sin(7 * i + 3 * s + r),
    })),
  ),
);

const sweep = (output: (input: string, row: number) => string) =>
  dataTable({
    input: factorColumn(rows.map(({ input }) => input)),
    output: factorColumn(rows.map(({ input }, i) => output(input, i))),
    scale: factorColumn(rows.map(({ scale }) => scale)),
    seed: factorColumn(rows.map(({ seed }) => seed)),
    y: numericColumn(rows.map(({ y }) => y)),
  });

const request = {
  response: 'y',
  terms: [['input'], ['output'], ['scale']],
  block: 'seed',
  goal: 'maximise',
} as const;

describe('two factors that always change together', () => {
  const analysis = analyse(
    sweep((input) => natural[input] as string),
    request,
  );

  it('are not tested apart, and each names the other', () => {
    for (const [term, other] of [
      ['input', 'output'],
      ['output', 'input'],
    ]) {
      expect(analysis.anova.find((row) => row.term === term)).toMatchObject({
        df: 0,
        f: null,
        status: 'aliased',
        aliasedWith: [other],
      });
    }
  });

  it('are tested together, and the summary says so', () => {
    const [pair] = analysis.linkedPairs;
    expect(pair?.rows[0]).toMatchObject({ term: 'input × output', df: 4 });
    expect(pair?.rows[0]?.p).toBeLessThan(1e-10);
    const words = summarise(analysis).join(' ');
    expect(words).toMatch(
      /input and output together matter in these runs: 9\d\.\d% of the variation \(F\(4, 22\)/,
    );
    expect(words).toContain('they are one factor under two names');
    expect(words).toContain('input Resin');
  });

  it('have means over what occurs', () => {
    const means = analysis.means.filter(({ term, over }) => term === 'input' && over === 'valid');
    expect(means.map(({ mean }) => mean !== null)).toEqual([true, true, true, true, true]);
    const resin = means.find(({ levels }) => levels['input'] === 'Resin');
    expect(resin?.mean).toBeCloseTo(resin?.rawMean as number, 12);
  });
});

it('a pair that links all levels can be told apart', () => {
  const outputs = ['o1', 'o2'];
  const table = sweep((_input, i) => outputs[Math.floor(i / 2) % 2] as string);
  const { linkedPairs, anova } = analyse(table, { ...request, linked: [['input', 'output']] });
  expect(linkedPairs[0]?.words).toContain(
    'They link all levels of both: input and output can be told apart.',
  );
  expect(anova.find(({ term }) => term === 'input')?.status).not.toBe('aliased');
});

it('while runs are still to come, only pairs that the design names are looked at', () => {
  const table = sweep((input) => natural[input] as string);
  expect(analyse(table, { ...request, interim: true }).linkedPairs).toEqual([]);
  const named = analyse(table, { ...request, interim: true, linked: [['input', 'output']] });
  expect(named.linkedPairs).toHaveLength(1);
});
