import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { summarise } from '../../../../stats/words/summary.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { formatNumber } from '../../../../base/number-text.ts';
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
