import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { analyse } from '../../../stats/analysis.ts';
import { summarise } from '../../../stats/words/summary.ts';
import { type DataTable, dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

/** A sweep has to be looked at from its first result on: every state of it must give an answer, never a throw. */
function table(
  rows: readonly (readonly [a: string | null, b: string | null, y: number | null])[],
): DataTable {
  return dataTable({
    a: factorColumn(
      rows.map(([a]) => a),
      ['a1', 'a2', 'a3'],
    ),
    b: factorColumn(
      rows.map(([, b]) => b),
      ['b1', 'b2'],
    ),
    y: numericColumn(rows.map(([, , y]) => y)),
  });
}

const request: AnalysisRequest = {
  response: 'y',
  terms: [['a'], ['b'], ['a', 'b']],
  goal: 'maximise',
};

/** JSON has no NaN and no Infinity: one that slips in would come back as null. */
function expectPlainData(value: unknown): void {
  expect(JSON.parse(JSON.stringify(value))).toEqual(value);
}

describe.each(['live', 'full'] as const)('%s', (detail) => {
  const look = (rows: Parameters<typeof table>[0], options: Partial<AnalysisRequest> = {}) => {
    const analysis = analyse(table(rows), { ...request, detail, ...options });
    expectPlainData(analysis);
    expect(summarise(analysis).join(' ')).not.toMatch(/NaN|Infinity|undefined|null/);
    return analysis;
  };

  it('no rows at all', () => {
    const analysis = look([]);
    expect(analysis).toMatchObject({ n: 0, rank: 0, grandMean: null, best: null });
    expect(analysis.anova.map(({ status }) => status).slice(0, 3)).toEqual([
      'oneLevel',
      'oneLevel',
      'oneLevel',
    ]);
  });

  it('rows, but none with a response', () => {
    const analysis = look([
      ['a1', 'b1', null],
      ['a2', 'b1', Number.NaN],
      ['a2', 'b2', Number.POSITIVE_INFINITY],
    ]);
    expect(analysis.missing).toMatchObject({ rows: 3, used: 0, lost: { missing: 3 } });
    expect(summarise(analysis)[0]).toContain('nothing to analyse');
  });

  it('one row', () => {
    const analysis = look([['a1', 'b1', 3]]);
    expect(analysis).toMatchObject({ n: 1, rank: 1, grandMean: 3 });
    expect(analysis.best).toMatchObject({ mean: 3, se: null });
  });

  it('one level of a factor seen so far', () => {
    const analysis = look([
      ['a1', 'b1', 3],
      ['a1', 'b2', 5],
      ['a1', 'b1', 4],
    ]);
    expect(analysis.anova[0]).toMatchObject({ term: 'a', status: 'oneLevel', f: null });
    expect(analysis.anova[0]?.reason).toBe('only one level occurs among the rows used');
    expect(analysis.anova[1]).toMatchObject({ term: 'b', status: 'ok', df: 1 });
  });

  it('no residual degrees of freedom', () => {
    const analysis = look([
      ['a1', 'b1', 3],
      ['a1', 'b2', 5],
      ['a2', 'b1', 4],
      ['a2', 'b2', 9],
    ]);
    const [a, , , residuals] = analysis.anova;
    expect(a).toMatchObject({ status: 'noResidual', df: 1, f: null, p: null });
    expect(a?.sumSq).toBeGreaterThan(0);
    expect(a?.reason).toContain('no residual degrees of freedom');
    expect(residuals).toMatchObject({ df: 0, meanSq: null });
    expect(analysis.means.find(({ mean }) => mean !== null)).toMatchObject({ se: null, lower: null });
  });

  it('constant response', () => {
    const analysis = look([
      ['a1', 'b1', 0.1],
      ['a1', 'b2', 0.1],
      ['a2', 'b1', 0.1],
      ['a2', 'b2', 0.1],
      ['a1', 'b1', 0.1],
    ]);
    expect(analysis.anova[0]).toMatchObject({ status: 'constantResponse', f: null, eta2: null });
    expect(analysis.oneWay[0]).toMatchObject({ status: 'constantResponse', f: null });
    expect(analysis.rSquared).toBeNull();
  });

  it('perfect fit', () => {
    const analysis = look(
      [
        ['a1', 'b1', 1],
        ['a1', 'b2', 1],
        ['a2', 'b1', 2],
        ['a2', 'b2', 2],
      ],
      { terms: [['a'], ['b']] },
    );
    expect(analysis.anova[0]).toMatchObject({ status: 'perfectFit', f: null });
    expect(analysis.oneWay[0]).toMatchObject({ status: 'perfectFit', f: null });
  });

  it('levels that are missing in some rows', () => {
    const analysis = look([
      ['a1', 'b1', 1],
      [null, 'b1', 2],
      ['a2', null, 3],
      ['a2', 'b2', 4],
      ['a1', 'b2', 4.5],
    ]);
    expect(analysis.n).toBe(3);
    expect(analysis.missing.levels).toContainEqual(
      expect.objectContaining({ factor: 'a', level: 'a3', rows: 0, used: 0 }),
    );
  });

  it('every prefix of an arriving sweep', () => {
    const arriving = Array.from(
      { length: 24 },
      (_, i) => [`a${1 + ((i * 7) % 3)}`, `b${1 + ((i * 5) % 2)}`, Math.sin(i * 12.9)] as const,
    );
    for (let seen = 0; seen <= arriving.length; seen += detail === 'live' ? 1 : 4) {
      const analysis = look(arriving.slice(0, seen), { interim: seen < arriving.length });
      expect(analysis.interim).toBe(seen < arriving.length);
      expect(analysis.noteKinds.includes('interim')).toBe(analysis.interim);
    }
  });
});

describe('what cannot be analysed is refused', () => {
  const rows = table([['a1', 'b1', 3]]);
  it.each([
    ['an unknown response', { response: 'z' }, 'E_COLUMN_UNKNOWN'],
    ['an unknown term', { terms: [['a'], ['q']] }, 'E_COLUMN_UNKNOWN'],
    ['an unknown block', { block: 'q' }, 'E_COLUMN_UNKNOWN'],
    ['an unknown outcome', { outcome: 'q' }, 'E_COLUMN_UNKNOWN'],
    ['a response of names', { response: 'a', terms: [['b']] }, 'E_COLUMN_NOT_NUMERIC'],
    ['the response as a term', { terms: [['y']] }, 'E_MODEL_RESPONSE'],
  ])('%s', (_what, options, code) => {
    expect(() => analyse(rows, { ...request, ...options })).toThrow(expect.objectContaining({ code }));
  });

  it('a factor with a million levels', () => {
    const count = 300_000;
    const wide = dataTable({
      id: factorColumn(Array.from({ length: count }, (_, i) => `r${i}`)),
      y: numericColumn(Array.from({ length: count }, (_, i) => i % 7)),
    });
    expect(() => analyse(wide, { response: 'y', terms: [['id']] })).toThrow(
      /E_MODEL_SIZE .* 299,999 of them for id; leave that term out/,
    );
  });
});

it('counts failed and pruned runs by level, and says that pruned ones are left out', () => {
  const analysis = analyse(
    dataTable({
      a: factorColumn(['x', 'x', 'x', 'y', 'y', 'y', 'y']),
      y: numericColumn([1, 2, null, 3, 4, null, null]),
      state: factorColumn(['done', 'done', 'failed', 'done', 'done', 'pruned', 'pruned']),
    }),
    { response: 'y', terms: [['a']], outcome: 'state' },
  );
  expect(analysis.missing.lost).toEqual({ failed: 1, pruned: 2 });
  expect(analysis.missing.levels).toEqual([
    { factor: 'a', level: 'x', rows: 3, used: 2, lost: { failed: 1 } },
    { factor: 'a', level: 'y', rows: 4, used: 2, lost: { pruned: 2 } },
  ]);
  expect(analysis.noteKinds).toEqual(['rowsUsed', 'pruned']);
  expect(analysis.notes.join(' ')).toContain('stopped early');
  expect(summarise(analysis).join(' ')).toContain('No level loses clearly more');
});

it('numbers are levels of a factor when named so, and a covariate otherwise', () => {
  const columns = dataTable({
    x: numericColumn([1, 2, 3, 1, 2, 3, 1, 2]),
    y: numericColumn([1, 4, 2, 1.5, 4.2, 2.4, 0.9, 4.1]),
  });
  expect(analyse(columns, { response: 'y', terms: [['x']] }).anova[0]?.df).toBe(1);
  const asLevels = analyse(columns, { response: 'y', terms: [['x']], factors: ['x'] });
  expect(asLevels.anova[0]?.df).toBe(2);
  expect(asLevels.means.map(({ levels }) => levels['x'])).toEqual(['1', '2', '3']);
});

it('two rows that differ in two factors: aliased, and no error left either', () => {
  const rows = [
    ['a1', 'b1', 1],
    ['a2', 'b2', 2],
  ] as const;
  const analysis = analyse(table(rows), { ...request, terms: [['a'], ['b']] });
  expect(analysis.anova.slice(0, 2).map(({ status }) => status)).toEqual(['aliased', 'aliased']);
  for (const text of [analysis.notes.join(' '), summarise(analysis).join(' ')]) {
    expect(text).toContain('cannot be told apart from b');
    expect(text.match(/no residual degrees of freedom/g)).toHaveLength(1);
  }
});
