import { fCell, pCell } from '../../../stats/words/cells.ts';
import { sweepsInWords } from '../../../stats/words/sweeps-in-words.ts';
import { dfText } from '../../../stats/words/wording.ts';
import { number, paragraphs, table, text } from '../figure.ts';
import { html } from '../markup.ts';
import type { ReportData } from '../report-data.ts';
import type { Section } from './section.ts';

/** Whether each effect holds in every sweep; nothing for one sweep. */
export function sweepsSection({ primary: { analysis } }: ReportData): Section | undefined {
  const { sweeps } = analysis ?? {};
  if (analysis === undefined || sweeps === undefined) return undefined;
  const columns = [
    text('sweep ×'),
    number('df'),
    number('F'),
    number('p'),
    number('adjusted p'),
    text('not tested'),
  ];
  const rows = sweeps.checks.map(({ factor, df, denDf, f, p, pAdjusted, reason }) => [
    factor,
    denDf === null ? String(df) : `${df}, ${dfText(denDf)}`,
    fCell(f),
    pCell(p),
    pCell(pAdjusted),
    reason ?? '',
  ]);
  return {
    id: 'sweeps',
    title: 'Does it hold in every sweep?',
    body: html`${paragraphs(sweepsInWords(analysis))}${table('Interactions with the sweep', columns, rows)}`,
  };
}
