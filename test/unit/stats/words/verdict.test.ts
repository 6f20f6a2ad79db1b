import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { foundTerms, verdict } from '../../../../stats/words/verdict.ts';

/** Two factors of two levels, six runs a cell. */
function analysisOf(respond: (a: string, b: string) => number, interim = false) {
  const random = seededRandom('verdict');
  const rows = ['x', 'y'].flatMap((a) =>
    ['u', 'v'].flatMap((b) => Array.from({ length: 6 }, () => ({ a, b }))),
  );
  const table = dataTable({
    a: factorColumn(rows.map(({ a }) => a)),
    b: factorColumn(rows.map(({ b }) => b)),
    score: numericColumn(rows.map(({ a, b }) => respond(a, b) + 0.1 * random.normal())),
  });
  return analyse(table, { response: 'score', terms: [['a'], ['b'], ['a', 'b']], goal: 'maximise', interim });
}

describe('the verdict', () => {
  it('names what matters most, then the rest, and the best cell', () => {
    const analysis = analysisOf((a, b) => (a === 'y' ? 3 : 0) + (b === 'v' ? 1 : 0));
    expect(foundTerms(analysis).map(({ term }) => term)).toEqual(['a', 'b']);
    expect(verdict(analysis)).toMatch(
      /^a \(9\d\.\d% of its variation\) matters most for score in these runs, before b \(\d+\.\d% of its variation\); the best cell by its runs, and by the model, is a y, b v, with [34]\.\d+\.$/,
    );
  });

  it('names an interaction in place of the averages that it qualifies', () => {
    const analysis = analysisOf((a, b) => (a === 'y' ? (b === 'v' ? 2 : -2) : 0));
    expect(foundTerms(analysis).map(({ term }) => term)).toEqual(['a:b']);
    expect(verdict(analysis)).toMatch(
      /^a together with b \(\d+\.\d% of its variation\) matters for score in these runs; /,
    );
  });

  it('finds nothing where chance would do', () => {
    expect(verdict(analysisOf(() => 1))).toMatch(
      /^no effect on score in these runs stands out from chance; the best cell/,
    );
  });

  it('decides nothing by p-values while runs arrive', () => {
    const words = verdict(analysisOf((a) => (a === 'y' ? 0.05 : 0), true));
    expect(words).toMatch(
      /^The sweep still runs: 24 runs so far do not suffice to say what matters for score/,
    );
  });

  it('says so where nothing varies', () => {
    const table = dataTable({ a: factorColumn(['x', 'x', 'y', 'y']), score: numericColumn([1, 1, 1, 1]) });
    expect(verdict(analyse(table, { response: 'score', terms: [['a']] }))).toBe(
      'score is the same in all 4 runs: nothing made a difference.',
    );
  });
});
