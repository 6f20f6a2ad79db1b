import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { SphericityRow } from '../../stats/error-result.ts';
import { pCell } from '../../stats/words/cells.ts';
import { cut, grid } from './grid.ts';

/** Whether the differences that a test pools vary alike, and p where that is not assumed. */
export function sphericitySection({ sphericity }: Pick<Analysis, 'sphericity'>): string[] {
  if (sphericity.length === 0) return [];
  const untested = new Map<string, string[]>();
  for (const { term, reason } of sphericity) {
    if (reason !== null) untested.set(reason, [...(untested.get(reason) ?? []), term]);
  }
  return [
    'Sphericity: do the differences of a term vary alike?',
    ...grid(
      [['term', 'Mauchly W', 'p', 'epsilon', 'F with Greenhouse-Geisser: p'], ...sphericity.map(row)],
      ['left', 'right', 'right', 'right', 'right'],
    ),
    ...[...untested].map(([reason, terms]) => `  ${terms.join(', ')}: ${reason}`),
  ];
}

const row = ({ term, mauchly, greenhouseGeisser, pGreenhouseGeisser }: SphericityRow): string[] => [
  cut(term, 26),
  mauchly === null ? '-' : formatNumber(mauchly.w),
  mauchly === null ? '-' : pCell(mauchly.p),
  formatNumber(greenhouseGeisser, 3),
  pCell(pGreenhouseGeisser),
];
