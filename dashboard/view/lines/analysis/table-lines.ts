/** The analysis of variance: the table with its shares, the best cell, the means, and the notes. */
import { formatAlike, formatFigure } from '../../../../base/number-text.ts';
import { plainLine } from '../../../../base/plain-text.ts';
import { plural } from '../../../../base/plural.ts';
import type { SweepSpec } from '../../../../design/sweep-spec.ts';
import type { Analysis, AnovaRow } from '../../../../stats/analysis-result.ts';
import { type Best, isSameCell } from '../../../../stats/means/best-result.ts';
import { isFound } from '../../../../stats/words/alpha.ts';
import { doubtsInWords, tiesInShort } from '../../../../stats/words/best-cell-words.ts';
import { fCell, pCell, percentCell, shareCell } from '../../../../stats/words/cells.ts';
import { notesWhere } from '../../../../stats/words/note.ts';
import { hasTest, isResiduals, meansByFactor, rowRemark, shareOfTerm } from '../../anova-view.ts';
import { shareBar } from '../../bar.ts';
import type { Glyphs } from '../../glyphs.ts';
import { type Area, splitWidth } from '../../layout.ts';
import { levelsName } from '../../levels-name.ts';
import { type Line, type Span, blank, cutLine, muted, span, strong } from '../../spans.ts';
import { beside, type Column, columnWidths, row, tableHeader } from '../../table.ts';
import { widthOf, wrapText } from '../../text-width.ts';
import { anchorLines } from '../anchor-lines.ts';
import { limitsPlot } from '../drivers-lines.ts';
import { evidenceLines } from '../evidence-lines.ts';
import { meansLines } from '../means-lines.ts';
import { referenceLines } from '../reference-lines.ts';
import type { Subject } from './subject.ts';

/** The table of the model, or each factor by itself; beside it, where there is room, the means. */
export function tableViewLines({ model, spec, goal, result, look }: Subject, { width }: Area): Line[] {
  if (result === undefined) return [];
  const { analysis, interim } = result;
  const { glyphs } = look;
  const means = (room: number): Line[] => [
    ...meansByFactor(analysis, spec).flatMap((factor) => meansLines(factor, goal, room, glyphs)),
    ...referenceLines(analysis.references, room, glyphs),
    ...anchorLines(analysis.anchors ?? [], room, glyphs),
  ];
  const { oneWay } = model.screen.anova;
  const table = (room: number): Line[] => [
    ...(oneWay ? oneWayLines(analysis, room, glyphs) : tableLines(analysis, interim, room, glyphs)),
    blank,
    ...(interim ? evidenceLines(analysis, spec, room, glyphs.ellipsis) : []),
    ...bestCellLines(analysis.best, spec, room, glyphs),
  ];
  const split = splitWidth(width, 0.54);
  return split.right === 0
    ? [...table(width), ...means(width), ...noteLines(analysis, width)]
    : beside(
        [...table(split.left), ...noteLines(analysis, split.left)],
        means(split.right),
        split.left,
        split.gap,
      );
}

function tableLines(analysis: Analysis, interim: boolean, width: number, glyphs: Glyphs): Line[] {
  const { anova, block, splitPlot, shares } = analysis;
  const nameOf = ({ term }: AnovaRow): string => plainLine(term) + (term === block ? ' (block)' : '');
  const nameWidth = Math.max(9, ...anova.map((term) => widthOf(nameOf(term))));
  const hasAdjusted = !interim && anova.some(({ pAdjusted }) => pAdjusted !== null);
  const most = Math.max(0.05, ...shares.map(({ upper }) => upper));
  const hasErrors = new Set(anova.flatMap(({ error }) => error ?? [])).size > 1;
  const columns: Column[] = [
    { title: 'term', width: Math.min(30, nameWidth), least: 9, importance: 9 },
    { title: 'df', width: 4, align: 'right', importance: 6 },
    { title: 'sum sq', width: 9, align: 'right', importance: 2 },
    { title: 'F', width: 8, align: 'right', importance: 7 },
    { title: 'p', width: 6, align: 'right', importance: hasAdjusted ? 4 : 8 },
    ...(hasAdjusted ? [{ title: 'adj. p', width: 6, align: 'right', importance: 8 } as const] : []),
    { title: 'share', width: 5, align: 'right', importance: 6 },
    { title: '95%', width: Math.min(32, Math.max(10, width - nameWidth - 64)), importance: 5 },
    {
      title: `partial ${glyphs.etaSquared}`,
      width: `partial ${glyphs.etaSquared}`.length,
      align: 'right',
      importance: 1,
    },
    ...(hasErrors ? [{ title: 'tested against', width: 22, least: 14, importance: 3 } as const] : []),
  ];
  const widths = columnWidths(columns, width);
  const plotAt = columns.findIndex(({ title }) => title === '95%');
  const lines = anova.map((term) => {
    const remark = rowRemark(term);
    const remarked = remark === undefined ? [] : [muted(`  ${remark}`)];
    const base = [
      span(nameOf(term), term.term === block ? 'muted' : undefined),
      muted(String(term.df)),
      muted(sumText(term)),
    ];
    if (isResiduals(term)) return row(columns, widths, [muted(term.term), ...base.slice(1)], glyphs.ellipsis);
    if (!hasTest(term) && term.p === null) {
      const start = row(columns, widths, [muted(nameOf(term)), ...base.slice(1)], glyphs.ellipsis);
      return cutLine([...start, ...remarked], width, glyphs.ellipsis);
    }
    const share = shareOfTerm(term.term, analysis);
    const figures = [
      span(term.f === null ? '' : fCell(term.f)),
      pSpan(term, interim),
      ...(hasAdjusted ? [adjustedSpan(term)] : []),
      span(share === undefined ? '' : percentCell(share.share)),
      span(share === undefined ? '' : limitsPlot(share, most, widths[plotAt] ?? 0, glyphs), 'accent'),
      muted(shareCell(term.partialEta2)),
      muted(plainLine(term.error ?? '')),
    ];
    return row(columns, widths, [...base, ...figures], glyphs.ellipsis);
  });
  if (splitPlot !== null) {
    const { df, sumSq } = splitPlot;
    const figures = [muted(String(df)), muted(sumSq === null ? '' : formatFigure(sumSq, 4))];
    lines.splice(-1, 0, row(columns, widths, [muted('whole plots (error)'), ...figures], glyphs.ellipsis));
  }
  const remarks = anova
    .filter((term) => !isResiduals(term) && hasTest(term))
    .flatMap((term): Line[] => {
      const remark = rowRemark(term);
      return remark === undefined ? [] : [[muted(`${plainLine(term.term)}: ${remark}`)]];
    });
  return [tableHeader(columns, widths, glyphs.ellipsis), ...lines, ...remarks];
}

/** While the sweep runs no p-value is highlighted, since it may change at the next look. Sentences use the adjusted p. */
const pSpan = ({ p, pAdjusted }: AnovaRow, interim: boolean): Span =>
  interim || pAdjusted !== null ? muted(pCell(p)) : span(pCell(p));

const adjustedSpan = (row: AnovaRow): Span =>
  isFound(row) ? strong(pCell(row.pAdjusted)) : span(pCell(row.pAdjusted));

const sumText = ({ sumSq }: AnovaRow): string => (sumSq === null ? '' : formatFigure(sumSq, 4));

function bestCellLines(best: Best | null, spec: SweepSpec, width: number, { dash }: Glyphs): Line[] {
  if (best === null) return [];
  const { observed, modelled, trusted } = best;
  const isSame = isSameCell(observed, modelled);
  const interval =
    best.lower === null || best.upper === null
      ? ''
      : `  95% ${formatAlike([best.lower, best.upper]).join(dash)}`;
  const rivals =
    best.withinInterval === 0 ? '' : `, which holds ${plural(best.withinInterval, 'other cell')} too`;
  const estimated: Line = [
    muted('estimated mean  '),
    span(formatFigure(best.mean)),
    muted(interval + (trusted ? rivals : '')),
  ];
  const distrust = trusted
    ? []
    : wrapText(`model not trusted: ${doubtsInWords(best)}`, width).map((line): Line => [span(line, 'warn')]);
  return [
    [
      muted(isSame ? 'best cell  ' : 'best observed cell  '),
      strong(levelsName(observed.levels, spec), 'good'),
    ],
    [
      muted('observed mean  '),
      span(formatFigure(observed.mean)),
      muted(`  ${plural(observed.n, 'run')}${tiesInShort(observed)}`),
    ],
    ...(isSame ? [] : [[muted('best cell by the model  '), span(levelsName(modelled.levels, spec))]]),
    estimated,
    ...distrust,
    blank,
  ];
}

function oneWayLines({ oneWay }: Analysis, width: number, glyphs: Glyphs): Line[] {
  const nameWidth = Math.max(9, ...oneWay.map(({ term }) => widthOf(plainLine(term))));
  const columns: Column[] = [
    { title: 'factor', width: Math.min(30, nameWidth), least: 9, importance: 9 },
    { title: 'df', width: 4, align: 'right', importance: 6 },
    { title: 'of', width: 5, align: 'right', importance: 5 },
    { title: 'F', width: 8, align: 'right', importance: 7 },
    { title: 'p', width: 6, align: 'right', importance: 8 },
    { title: 'share', width: 5, align: 'right', importance: 6 },
    { title: '', width: Math.min(40, Math.max(6, width - nameWidth - 44)), importance: 3 },
  ];
  const widths = columnWidths(columns, width);
  const lines = oneWay.map(({ term, df, residualDf, f, p, omega2, reason }) => {
    const name = plainLine(term);
    if (f === null) {
      const start = row(columns, [widths[0] ?? 0], [muted(name)], glyphs.ellipsis);
      return cutLine([...start, muted(`  ${plainLine(reason ?? 'not tested')}`)], width, glyphs.ellipsis);
    }
    const cells = [
      span(name),
      muted(String(df)),
      muted(String(residualDf)),
      span(fCell(f)),
      span(pCell(p)),
      span(percentCell(omega2)),
      span(shareBar(omega2 ?? 0, widths.at(-1) ?? 0, glyphs), 'accent'),
    ];
    return row(columns, widths, cells, glyphs.ellipsis);
  });
  const head: Line = [muted('each factor by itself: the one-way F that papers print   o: back to the model')];
  return [head, tableHeader(columns, widths, glyphs.ellipsis), ...lines];
}

function noteLines(analysis: Analysis, width: number): Line[] {
  const ofPairs = analysis.linkedPairs.flatMap((pair) => pair.words);
  const words = [...ofPairs, ...notesWhere(analysis, (kind) => kind !== 'linkedPair')];
  if (words.length === 0) return [];
  const lines = words.flatMap((note) =>
    wrapText(plainLine(note), width - 2).map(
      (line, index): Line => [muted(index === 0 ? '- ' : '  '), span(line)],
    ),
  );
  return [[muted('to know')], ...lines, blank];
}
