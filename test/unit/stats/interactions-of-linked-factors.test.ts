import { expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { analysisText } from '../../../report/tables/analysis-text.ts';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

/** Sites: p writes at u or v, q at v, and r at w alone, so that input and output are tied together. */
const sites = ['p u', 'p v', 'q v', 'r w'].map((site) => site.split(' ') as [string, string]);
const random = seededRandom('linked');
const runs = sites.flatMap(([input, output]) =>
  ['off', 'on'].flatMap((gate) =>
    [1, 2, 3].map(() => ({
      input,
      output,
      gate,
      y: (input === 'p' ? 1 : 0) + (gate === 'on' ? (input === 'p' ? 3 : -3) : 0) + 0.2 * random.normal(),
    })),
  ),
);
const table = dataTable({
  input: factorColumn(runs.map(({ input }) => input)),
  output: factorColumn(runs.map(({ output }) => output)),
  gate: factorColumn(runs.map(({ gate }) => gate)),
  y: numericColumn(runs.map(({ y }) => y)),
});
const analysis = analyse(table, {
  response: 'y',
  terms: [['input'], ['output'], ['gate'], ['input', 'gate']],
});
const [interaction] = analysis.interactions;

it('averages the cells over the combinations that occur', () => {
  const cell = interaction?.means.find(({ levels }) => levels['input'] === 'p' && levels['gate'] === 'on');
  const own = runs.filter(({ input, gate }) => input === 'p' && gate === 'on');
  expect(cell?.over).toBe('valid');
  expect(cell?.mean).toBeCloseTo(own.reduce((sum, { y }) => sum + y, 0) / own.length, 9);
});

it('tests the other factor at each level of a linked one', () => {
  const effects = interaction?.simpleEffects.filter(({ factor }) => factor === 'gate') ?? [];
  expect(effects.map(({ within }) => within['input'])).toEqual(['p', 'q', 'r']);
  const [atP] = effects;
  const mean = (gate: string): number => {
    const own = runs.filter((run) => run.input === 'p' && run.gate === gate);
    return own.reduce((sum, { y }) => sum + y, 0) / own.length;
  };
  // Six runs of each gate; sigma is that of the whole model.
  const meanSq = analysis.anova.at(-1)?.meanSq as number;
  expect(atP?.f).toBeCloseTo((mean('on') - mean('off')) ** 2 / (meanSq / 3), 6);
});

it('mixes no partners: levels of a linked factor are not compared where they bring different ones', () => {
  const effects = interaction?.simpleEffects.filter(({ factor }) => factor === 'input') ?? [];
  expect(effects.map(({ f }) => f)).toEqual([null, null]);
  const text = analysisText(analysis);
  expect(text).toContain('no test of some effects of input: not estimable');
  expect(text.match(/not estimable: some/g) ?? []).toEqual([]);
});
