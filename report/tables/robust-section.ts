import type { Robust } from '../../stats/robust/robust-result.ts';
import { grid } from './grid.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';

/** Tests that ask less of the data, side by side: where they agree with the table above, its assumptions do no harm. */
export function robustSection(robust: Robust | null): string[] {
  if (robust === null) return [];
  const { hc3, permutation, bootstrap, alignedRanks, oneWay } = robust;
  const byTerm = hc3.map(({ term, f, p, reason }) => {
    const permuted = permutation.find((one) => one.term === term);
    const signed = bootstrap.find((one) => one.term === term);
    const own = [pCell(permuted?.p ?? null), pCell(signed?.p ?? null)];
    return [term, fCell(f), reason === null ? pCell(p) : '-', ...own];
  });
  const arrangements = permutation[0]?.arrangements;
  const byFactor = oneWay.map(({ term, welch, kruskalWallis }) => [
    term,
    fCell(welch?.f ?? null),
    pCell(welch?.p ?? null) || '-',
    fCell(kruskalWallis?.statistic ?? null),
    pCell(kruskalWallis?.p ?? null) || '-',
  ]);
  return [
    'Tests that ask less of the data',
    ...grid(
      [['term', 'F (HC3)', 'p', 'p by permutation', 'p by bootstrap'], ...byTerm],
      ['left', 'right', 'right', 'right', 'right'],
    ),
    '  HC3: unequal variances allowed. Permutation and (wild) bootstrap: no normal errors needed' +
      `${arrangements === undefined ? '' : `; ${arrangements} arrangements`}.`,
    ...(alignedRanks.length === 0
      ? []
      : grid(
          [
            ['aligned ranks', 'df', 'F', 'p'],
            ...alignedRanks.map(({ term, df, df2, f, p }) => [term, `${df}, ${df2}`, fCell(f), pCell(p)]),
          ],
          ['left', 'right', 'right', 'right'],
        )),
    ...grid(
      [['factor alone', 'Welch F', 'p', 'Kruskal-Wallis', 'p'], ...byFactor],
      ['left', 'right', 'right', 'right', 'right'],
    ),
  ];
}
