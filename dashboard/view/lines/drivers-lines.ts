/** What drives the response: the terms by their share of the variation, with 95% limits, for the overview. */
import {
  analysisToCome,
  hasTest,
  primaryAnalysis,
  rowRemark,
  shareOfTerm,
  termsByShare,
} from '../anova-view.ts';
import { intervalPlot, shareBar } from '../bar.ts';
import { pCell, percentCell } from '../../../stats/words/cells.ts';
import type { AnovaRow } from '../../../stats/analysis-result.ts';
import type { ShareOfVariation } from '../../../stats/anova/share-of-variation.ts';
import type { Glyphs } from '../glyphs.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, cutLine, muted, span, type Span } from '../spans.ts';
import { type Column, columnWidths, row } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf } from '../text-width.ts';

/** Rows that the panel would like to have: none before there is an analysis. */
export function driversWanted(model: DashboardModel): number {
  const result = primaryAnalysis(model);
  return result === undefined ? 2 : 1 + Math.max(1, termsByShare(result.analysis).length);
}

export function driversLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  const spec = model.sweep?.spec;
  if (spec === undefined || height <= 0) return [];
  const result = primaryAnalysis(model);
  const primary = plainLine(spec.primary.name);
  if (result === undefined)
    return [[muted('what drives '), span(primary)], [muted(analysisToCome(model))]].slice(0, height);
  const { analysis, interim } = result;
  const isCounted = analysis.counts !== null;
  const isNarrow = width < 60;
  const all = termsByShare(analysis);
  const terms = all.slice(0, height - 1);
  const head: Line = [
    muted(isCounted ? 'what drives ' : isNarrow ? 'share of variation' : 'share of variation of '),
    span(isNarrow && !isCounted ? '' : primary),
    muted(isCounted ? '' : ', 95%'),
    muted(interim ? (isNarrow ? ', interim' : '   interim, descriptive') : ''),
    muted(terms.length < all.length ? `${isNarrow ? ',' : '  '} ${terms.length} of ${all.length}` : ''),
  ];
  const most = Math.max(0.05, ...analysis.shares.map(({ upper }) => upper));
  const nameWidth = Math.max(6, ...terms.map(({ term }) => widthOf(plainLine(term))));
  const plots = Math.max(8, Math.min(40, Math.floor((width - nameWidth - 26) / 2)));
  const columns: Column[] = [
    { title: '', width: nameWidth, least: 8, importance: 9 },
    { title: '', width: isCounted ? 0 : plots, least: 6, importance: 6 },
    { title: '', width: 5, align: 'right', importance: 8 },
    { title: '', width: isCounted ? 0 : plots, least: 8, importance: 7 },
    { title: '', width: interim ? 8 : 13, importance: 5 },
  ];
  const widths = columnWidths(columns, width);
  const lines = terms.map((term) => {
    if (!hasTest(term) && term.p === null) {
      const name = row(columns, [widths[0] ?? 0, 0, 0, 0, 0], [muted(plainLine(term.term))], glyphs.ellipsis);
      return cutLine([...name, muted(`  ${rowRemark(term) ?? ''}`)], width, glyphs.ellipsis);
    }
    const share = shareOfTerm(term.term, analysis);
    const cells = [
      span(plainLine(term.term)),
      span(share === undefined ? '' : shareBar(share.share, widths[1] ?? 0, glyphs), 'accent'),
      span(share === undefined ? '' : percentCell(share.share)),
      span(share === undefined ? '' : limitsPlot(share, most, widths[3] ?? 0, glyphs)),
      significance(term, interim),
    ];
    return row(columns, widths, cells, glyphs.ellipsis);
  });
  return [cutLine(head, width, glyphs.ellipsis), ...lines].slice(0, height);
}

/** From nothing to the largest limit of all terms. */
export const limitsPlot = (
  { share, lower, upper }: ShareOfVariation,
  most: number,
  width: number,
  glyphs: Glyphs,
): string => intervalPlot({ mean: Math.max(0, share), lower, upper }, { low: 0, high: most }, width, glyphs);

/** Sentences use the adjusted p; while the sweep runs no p decides. */
const significance = ({ p, pAdjusted }: AnovaRow, interim: boolean): Span =>
  interim ? muted(pText('p', p)) : span(pText('adj. p', pAdjusted));

function pText(name: string, p: number | null): string {
  return p === null ? '' : `${name} ${pCell(p)}`;
}
