import { plural } from '../../../base/plural.ts';
import { formatNumber } from '../../../base/number-text.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { fCell, pCell, shareCell } from '../../../stats/words/cells.ts';
import { effects, termInWords } from '../../../stats/words/qualified.ts';
import { residualsInWords } from '../../../stats/words/residuals-in-words.ts';
import { dfText, formatShare } from '../../../stats/words/wording.ts';
import { figure, number, table, text } from '../figure.ts';
import { html, type Markup } from '../markup.ts';
import { intervals } from '../plots/intervals.ts';
import type { ReportData, ResponseAnalysis } from '../report-data.ts';
import type { Section } from './section.ts';

/** What share of the variation each term explains, and the tests behind it. */
export function sharesSection({ primary, others }: ReportData): Section | undefined {
  const { analysis } = primary;
  if (analysis === undefined || effects(analysis).length === 0) return undefined;
  return {
    id: 'shares',
    title: `What drives ${primary.response}`,
    body: html`${sharesFigure(analysis)}
<h3>Analysis of variance</h3>
${varianceTable(analysis)}
${others.map(ofOther)}`,
  };
}

/** A response that is counted has no shares. */
function sharesFigure(analysis: Analysis): Markup | undefined {
  const { shares, response } = analysis;
  if (shares.length === 0) return undefined;
  const rows = shares
    .toSorted((a, b) => b.share - a.share)
    .map(({ term, share, lower, upper }) => ({
      name: termInWords(term, analysis),
      value: Math.max(0, share),
      lower,
      upper,
    }));
  const words = `Shares of the variation in ${response}: ${rows.map(({ name, value }) => `${name} ${formatShare(value)}`).join(', ')}.`;
  return figure({
    drawing: intervals(words, rows, { axis: 'share of the variation', fromZero: true }),
    caption: `Share of all variation in ${response} that each term explains, chance taken off (omega squared), with 95% intervals.`,
    table: table(
      `Shares of the variation in ${response}`,
      [text('term'), number('share'), number('from'), number('to')],
      rows.map(({ name, value, lower, upper }) => [
        name,
        formatShare(value),
        formatShare(lower),
        formatShare(upper),
      ]),
    ),
  });
}

/** The tests, each against its own error. */
function varianceTable(analysis: Analysis): Markup {
  const { anova, block, counts, interim, familySize, response } = analysis;
  const residuals = residualsInWords(analysis);
  const rows = anova.map((row) => [
    row.term === block ? `${row.term} (block)` : row.term,
    row.denDf === null || row.f === null ? String(row.df) : `${row.df}, ${dfText(row.denDf)}`,
    row.sumSq === null ? '' : formatNumber(row.sumSq),
    counts === null ? fCell(row.f) : fCell(row.chisq),
    pCell(row.p),
    pCell(row.pAdjusted),
    shareCell(row.partialEta2),
    row.partialEta2Interval === null
      ? ''
      : row.partialEta2Interval.map((limit) => limit.toFixed(2)).join(' to '),
    row.error ?? row.reason ?? '',
  ]);
  const label = `Analysis of variance of ${response}`;
  return html`${table(
    label,
    [
      text('term'),
      number('df'),
      number('sum of squares'),
      number(counts === null ? 'F' : 'chi-squared'),
      number('p'),
      number('adjusted p'),
      number('partial η²'),
      number('90% interval'),
      text('tested against'),
    ],
    rows,
  )}<p>${`Model: ${analysis.formula}. Adjusted p: Holm, over ${plural(familySize, 'test')}.`}${interim ? ' The sweep still runs: p-values are descriptive.' : ''}</p>${residuals === undefined ? undefined : html`<p>${residuals}</p>`}`;
}

const ofOther = ({ response, analysis, reason }: ResponseAnalysis): Markup =>
  html`<details><summary>${response}</summary>${analysis === undefined ? html`<p>${reason}</p>` : varianceTable(analysis)}</details>`;
