import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { summarise } from '../../../../stats/words/summary.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { formatAlike, formatInterval, formatNumber } from '../../../../base/number-text.ts';
import { formatP, listWords } from '../../../../stats/words/wording.ts';

const random = seededRandom('summary of runs');
const runs = Array.from({ length: 72 }, (_, i) => ({
  site: `s${i % 4}`,
  scale: `c${Math.floor(i / 4) % 3}`,
}));
const table = dataTable({
  site: factorColumn(runs.map(({ site }) => site)),
  scale: factorColumn(runs.map(({ scale }) => scale)),
  clip: numericColumn(runs.map(({ site }) => 0.7 + (site === 's2' ? 0.02 : 0) + 0.005 * random.normal())),
});
const request = { response: 'clip', terms: [['site'], ['scale']], goal: 'maximise' } as const;

describe('summary', () => {
  const words = summarise(analyse(table, request));

  it('leads with what drives the result and how sure that is', () => {
    expect(words[1]).toMatch(
      /^site matters most in these runs: \d\d\.\d% of the variation \(F\(3, 66\) = .*, p = .*90% interval/,
    );
    expect(words[2]).toMatch(/^No clear effect of scale \(p = \.\d{3}, at most \d+\.\d%\) in these runs\./);
  });

  it('names the best combination and the levels that may be the best', () => {
    const all = words.join(' ');
    expect(all).toMatch(
      /In these runs the highest observed clip is 0\.7\d+, the mean of 6 runs, at site s2, scale c/,
    );
    expect(all).toMatch(/the model estimates? .*0\.7\d+ \(95% interval/);
    expect(all).toContain(
      'Levels that may be the best on that average, in these runs, with 95% confidence for each factor: site s2; scale',
    );
  });

  it('turns with the goal, and is silent about the best without one', () => {
    expect(summarise(analyse(table, { ...request, goal: 'minimise' })).join(' ')).toContain(
      'In these runs the lowest observed clip',
    );
    expect(summarise(analyse(table, { ...request, goal: undefined })).join(' ')).not.toContain(
      'observed clip is',
    );
  });

  it('while runs arrive says that it is interim, and what is decided all the same', () => {
    const interim = summarise(analyse(table, { ...request, interim: true }));
    expect(interim[0]).toContain('interim');
    expect(interim[1]).toBe(
      'Enough evidence already in these runs, however often one looks: site (e-process, E of 20 or more). It may lag behind p: that is the price of looking at any time.',
    );
    expect(words.join(' ')).not.toContain('e-process');
  });
});

it.each([
  [0.2, null, 'p = .200'],
  [0.99999, null, 'p > .999'],
  [0.0004, null, 'p = 4.0e-4'],
  [0, -1939.4, 'p = 1e-842'],
  [0, null, 'p < 1e-300'],
])('p %d', (p, logP, expected) => {
  expect(formatP(p, logP)).toBe(expected);
});

it('numbers and lists', () => {
  expect([0, 0.73891234, 1234567, -0.00001234].map((value) => formatNumber(value))).toEqual([
    '0',
    '0.7389',
    '1.23e+6',
    '-1.23e-5',
  ]);
  expect([listWords([]), listWords(['a']), listWords(['a', 'b']), listWords(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

it('writes the ends of an interval so that they differ', () => {
  expect(formatInterval(0.6, 0.77, 2)).toBe('0.60 to 0.77');
  expect(formatInterval(0.60001, 0.60004)).toBe('0.600010 to 0.600040');
  expect(formatInterval(1000, 1000.02)).toBe('1000.000 to 1000.020');
  expect(formatInterval(-0.00001, 0.9)).toBe('0.0000 to 0.9000');
  expect(formatInterval(1e9, 1e9 + 200)).toBe('1000000000 to 1000000200');
  expect(formatAlike([0, Number.POSITIVE_INFINITY, null, 2.5])).toEqual(['0', 'inf', '', '2.500']);
});

describe('words on what cannot be tested', () => {
  const saturated = dataTable({
    a: factorColumn(['x', 'x', 'y', 'y', 'z', 'z']),
    b: factorColumn(['u', 'v', 'u', 'v', 'u', 'v']),
    y: numericColumn([1, 2, 4, 6, 3, 9]),
  });

  it('are one sentence, with the way out, and claim no fit', () => {
    const words = summarise(analyse(saturated, { response: 'y', terms: [['a'], ['b'], ['a', 'b']] }));
    expect(words[0]).toContain('with as many parameters as rows a model fits any numbers exactly');
    expect(words.filter((one) => one.includes('not tested'))).toEqual([
      expect.stringMatching(/^a, b and a:b are not tested: .* leave the last interaction, a:b, out of/),
    ]);
  });

  it('name the nesting that would test a control beside treatments', () => {
    const cells = ['ctl none 0', 'act A 10', 'act A 20', 'act B 10', 'act B 20'];
    const rows = [...cells, ...cells].map((cell) => cell.split(' '));
    const column = (at: number) => factorColumn(rows.map((row) => row[at] as string));
    const table = dataTable({
      trt: column(0),
      form: column(1),
      conc: column(2),
      y: numericColumn([1, 5, 7, 4.2, 6.1, 1.3, 5.2, 6.8, 4.4, 5.9]),
    });
    const analysis = analyse(table, { response: 'y', terms: [['trt'], ['form'], ['conc']] });
    const text = summarise(analysis).join(' ');
    expect(text).toContain(
      'Every level of form and conc goes with one level of trt: "trt / (form + conc)" in --formula tests trt, and form and conc within it.',
    );
    // form, conc, and the two together: trt with either of them asks what form or conc asks.
    expect(analysis.familySize).toBe(3);
    expect(text).not.toContain('trt and form together');
  });
});

describe('words on numbers', () => {
  const x = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3].map((value) => value + 4);
  const act = x.map((_, i) => (i < 6 ? 'p' : 'q'));
  const noise = x.map((_, i) => ((i * 7) % 5) / 50);

  it('say which way a factor of numbers goes', () => {
    const table = dataTable({
      x: factorColumn(x.map(String)),
      y: numericColumn(x.map((value, i) => -value + (noise[i] as number))),
    });
    expect(summarise(analyse(table, { response: 'y', terms: [['x']] })).join(' ')).toMatch(
      /As x grows, y falls \(straight line, p = [^)]*\)\./,
    );
  });

  it('say that type III tests where an amount is 0', () => {
    const table = dataTable({
      x: numericColumn(x),
      act: factorColumn(act),
      y: numericColumn(x.map((value, i) => value + (noise[i] as number))),
    });
    const terms = [['x'], ['act'], ['x', 'act']];
    expect(summarise(analyse(table, { response: 'y', type: 3, terms })).join(' ')).toContain(
      'Type III tests act where x is 0; the runs have x from 4 to 7.',
    );
    expect(summarise(analyse(table, { response: 'y', terms })).join(' ')).not.toContain('where x is 0');
  });
});

it('judges unequal spread by Holm over the factors', () => {
  const { assumptions, ...rest } = analyse(table, request);
  const said = (p: number): string => {
    const test = { statistic: 9, df1: 3, df2: 68, p, reason: null };
    const equalVarianceByFactor = { site: test, scale: { ...test, p: 0.4 } };
    return summarise({ ...rest, assumptions: { ...assumptions, equalVarianceByFactor } }).join(' ');
  };
  expect(said(0.009)).not.toContain('The spread differs');
  expect(said(0.004)).toContain('The spread differs between levels of site (Brown-Forsythe, p = .004)');
});
