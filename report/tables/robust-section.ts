import type { Robust } from '../../stats/analysis-result.ts';
import { grid } from './grid.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';

/** Tests that ask less of the data, side by side: where they agree with the table above, its assumptions do no harm. */
export function robustSection(robust: Robust | null): string[] {
  if (robust === null) return [];
  const { hc3, permutation, oneWay } = robust;
  const byTerm = hc3.map(({ term, f, p, reason }) => {
    const permuted = permutation.find((one) => one.term === term);
    return [term, fCell(f), reason === null ? pCell(p) : '-', pCell(permuted?.p ?? null)];
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
    ...grid([['term', 'F (HC3)', 'p', 'p by permutation'], ...byTerm], ['left', 'right', 'right', 'right']),
    '  HC3: unequal variances allowed. Permutation: no normal errors needed' +
      `${arrangements === undefined ? '' : `; ${arrangements} arrangements`}.`,
    ...grid(
      [['factor alone', 'Welch F', 'p', 'Kruskal-Wallis', 'p'], ...byFactor],
      ['left', 'right', 'right', 'right', 'right'],
    ),
  ];
}
