import { describe, expect, it } from 'vitest';
import { bibliography } from '../../../../report/methods/bibliography.ts';
import { methodsInWords } from '../../../../report/methods/methods-in-words.ts';
import { methodsUsed } from '../../../../report/methods/methods-used.ts';
import { madeReport, netsYaml } from '../../../fixtures/report/made-report.ts';

const analysisOf = (yaml: string) => {
  const { analysis } = madeReport({ yaml }).primary;
  if (analysis === undefined) throw new Error('the made report has an analysis');
  return analysis;
};
const own = analysisOf(netsYaml);
const shared = analysisOf(netsYaml.replace('replicates: 4', 'replicates: 4\nseeds: shared'));

describe('the methods of an analysis', () => {
  it('are those that it rests on', () => {
    expect(methodsUsed(own)).toEqual([
      'holm',
      'tukeyKramer',
      'hsu',
      'brownForsythe',
      'shapiroWilk',
      'noncentral',
    ]);
    expect(methodsInWords(own, '1.2.3')).toEqual([
      'accuracy was analysed by analysis of variance with type II sums of squares, accuracy ~ block + depth + act + depth:act; block was a block.',
      "p-values were adjusted by Holm's method over 3 tests.",
      "We compared pairs of levels by the method of Tukey and Kramer and levels and cells with the best of the others by Hsu's method; intervals have 95% confidence.",
      'Runs were planned, dispatched and analysed with Yates 1.2.3.',
    ]);
  });

  it('name what is random', () => {
    expect(methodsInWords(shared, '1.2.3')[0]).toMatch(
      /analysed with a mixed model, .*, in which replicate is random\.$/,
    );
  });
});

describe('the methods of several sweeps', () => {
  it('say how it was tested whether effects hold in all of them', () => {
    const words = methodsInWords({ ...own, sweeps: { names: ['a', 'b'], checks: [] } }, '1.2.3').join(' ');
    expect(words).toMatch(
      /the same in all sweeps was tested by the interaction of each factor with the sweep/,
    );
    expect(methodsInWords(own, '1.2.3').join(' ')).not.toContain('sweeps was tested');
  });
});

describe('the references', () => {
  it('are each there once, with balanced braces, and the program last', () => {
    const text = bibliography([own, shared, own], '1.2.3');
    const keys = Array.from(text.matchAll(/^@\w+\{(\w+),$/gm), ([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(['holm1979', 'kramer1956', 'hsu1981', 'shapiro1965']));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.at(-1)).toBe('yates');
    expect(text.split('{').length).toBe(text.split('}').length);
  });
});
