/** What drives the response: the terms by effect size, for the overview. */
import { hasTest, primaryAnalysis, rowRemark, termsByEffect } from '../anova-view.ts';
import { shareBar } from '../bar.ts';
import { pCell, shareCell } from '../../../stats/words/cells.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type Line, cutLine, muted, span } from '../spans.ts';
import { type Column, columnWidths, row } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf } from '../text-width.ts';

/** Rows that the panel would like to have: none before there is an analysis. */
export function driversWanted(model: DashboardModel): number {
  const result = primaryAnalysis(model);
  return result === undefined ? 2 : 1 + Math.max(1, termsByEffect(result.analysis).length);
}

export function driversLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  const spec = model.sweep?.spec;
  if (spec === undefined || height <= 0) return [];
  const result = primaryAnalysis(model);
  const title: Line = [muted('what drives '), span(plainLine(spec.primary.name))];
  const waiting = 'the analysis starts with the first results';
  if (result === undefined) return [title, [muted(waiting)]].slice(0, height);
  const label = result.interim ? 'interim, descriptive' : 'type II';
  const head = [...title, muted(`   partial ${glyphs.etaSquared}, ${label}`)];
  const terms = termsByEffect(result.analysis).slice(0, height - 1);
  const nameWidth = Math.max(6, ...terms.map(({ term }) => widthOf(plainLine(term))));
  const columns: Column[] = [
    { title: '', width: nameWidth, least: 8, importance: 9 },
    { title: '', width: Math.max(8, Math.min(40, width - nameWidth - 20)), least: 8, importance: 6 },
    { title: '', width: 4, importance: 8 },
    { title: '', width: result.interim ? 8 : 13, importance: 7 },
  ];
  const widths = columnWidths(columns, width);
  const lines = terms.map((term) => {
    const name = muted(plainLine(term.term));
    if (!hasTest(term)) {
      const nameCell = row(columns, [widths[0] ?? 0, 0, 0, 0], [name], glyphs.ellipsis);
      return cutLine([...nameCell, muted(`  ${rowRemark(term) ?? ''}`)], width, glyphs.ellipsis);
    }
    const bar = shareBar(term.partialEta2 ?? 0, widths[1] ?? 0, glyphs);
    const significance = result.interim ? muted(pText('p', term.p)) : span(pText('adj. p', term.pAdjusted));
    return row(
      columns,
      widths,
      [span(plainLine(term.term)), span(bar, 'accent'), span(shareCell(term.partialEta2)), significance],
      glyphs.ellipsis,
    );
  });
  return [cutLine(head, width, glyphs.ellipsis), ...lines].slice(0, height);
}

/** Sentences use the adjusted p; while the sweep runs no p decides. */
function pText(name: string, p: number | null): string {
  return p === null ? '' : `${name} ${pCell(p)}`;
}
