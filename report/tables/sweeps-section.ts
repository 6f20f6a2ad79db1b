import type { Analysis } from '../../stats/analysis-result.ts';
import { fCell, pCell } from '../../stats/words/cells.ts';
import { dfText } from '../../stats/words/wording.ts';
import { cut, grid } from './grid.ts';

/** Whether effects are the same in all sweeps; nothing for one sweep. */
export function sweepsSection({ sweeps }: Analysis): string[] {
  if (sweeps === undefined || sweeps.checks.length === 0) return [];
  return [
    'Is each effect the same in all sweeps? (interactions with the sweep)',
    ...grid(
      [
        ['sweep x', 'df', 'F', 'p', 'Holm', ''],
        ...sweeps.checks.map(({ factor, df, denDf, f, p, pAdjusted, reason }) => [
          cut(factor, 30),
          denDf === null ? String(df) : `${df}, ${dfText(denDf)}`,
          fCell(f),
          pCell(p),
          pCell(pAdjusted),
          cut(reason ?? '', 40),
        ]),
      ],
      ['left', 'right', 'right', 'right', 'right', 'left'],
    ),
  ];
}
