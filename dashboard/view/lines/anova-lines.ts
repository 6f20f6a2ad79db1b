/** The analysis of variance: the table with its bars, the one-way tests, the means, the best cell, and the notes. */
import { formatFigure } from '../../../base/number-text.ts';
import { plural } from '../../../base/plural.ts';
import { doubtsInWords, tiesInShort } from '../../../stats/words/best-cell-words.ts';
import { isFound } from '../../../stats/words/alpha.ts';
import { fCell, pCell, pEquation, shareCell } from '../../../stats/words/cells.ts';
import type { SweepSpec } from '../../../design/sweep-spec.ts';
import type { Analysis, AnovaRow } from '../../../stats/analysis-result.ts';
import { type Best, isSameCell } from '../../../stats/means/best-result.ts';
import { notesWhere } from '../../../stats/words/note.ts';
import {
  hasTest,
  isResiduals,
  meansByFactor,
  responseNames,
  rowRemark,
  shownResponse,
} from '../anova-view.ts';
import { shareBar } from '../bar.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Area, splitWidth } from '../layout.ts';
import type { Look } from '../look.ts';
import type { AnalysedResponse, DashboardModel } from '../model.ts';
import { type Line, type Span, blank, cutLine, cutLines, muted, span, strong } from '../spans.ts';
import { type Column, beside, columnWidths, row, tableHeader } from '../table.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { widthOf, wrapText } from '../text-width.ts';
import { cellName } from '../trial-name.ts';
import { evidenceLines } from './evidence-lines.ts';
import { anchorLines } from './anchor-lines.ts';
import { meansLines } from './means-lines.ts';
import { referenceLines } from './reference-lines.ts';

const roman = { 1: 'I', 2: 'II', 3: 'III' } as const;

/** The part of the analysis that fits, from the line scrolled to. */
export function anovaLines(model: DashboardModel, area: Area, look: Look): Line[] {
  const from = Math.min(model.screen.anova.scroll, anovaScrollMax(model, area, look));
  return cutLines(anovaBody(model, area, look).slice(from), area, look.glyphs.ellipsis);
}

export function anovaScrollMax(model: DashboardModel, area: Area, look: Look): number {
  return Math.max(0, anovaBody(model, area, look).length - area.height);
}

function anovaBody(model: DashboardModel, area: Area, look: Look): Line[] {
  const { glyphs } = look;
  const spec = model.sweep?.spec;
  const response = shownResponse(model);
  if (spec === undefined || response === undefined) return [blank, [muted('waiting for the sweep')]];
  const result = model.analyses.get(response);
  const head = headLines(spec, response, result, countPlanned(model), glyphs);
  if (result === undefined) return [...head, blank, [muted('the analysis starts with the first results')]];

  const { analysis } = result;
  const goal = spec.responses.find(({ name }) => name === response)?.goal ?? primaryGoal(spec, response);
  const means = (width: number): Line[] => [
    ...meansByFactor(analysis, spec).flatMap((factor) => meansLines(factor, goal, width, glyphs)),
    ...referenceLines(analysis.references, width, glyphs),
    ...anchorLines(analysis.anchors ?? [], width, glyphs),
  ];
  const table = (width: number): Line[] => [
    ...tableLines(analysis, result.interim, width, glyphs),
    blank,
    ...(result.interim ? evidenceLines(analysis, spec, width, glyphs.ellipsis) : []),
    ...bestCellLines(analysis.best, spec, width, glyphs),
  ];
  const rest = (width: number): Line[] => [...oneWayLines(analysis, width), ...noteLines(analysis, width)];
  const { width } = area;
  const split = splitWidth(width, 0.54);
  const body =
    split.right === 0
      ? [...table(width), ...means(width), ...rest(width)]
      : beside([...table(split.left), ...rest(split.left)], means(split.right), split.left, split.gap);
  return [...head, blank, ...body];
}

/** Runs of the design: references are no part of what is analysed. */
function countPlanned({ trials }: DashboardModel): number {
  let planned = 0;
  for (const { reference } of trials.values()) if (reference === undefined) planned++;
  return planned;
}

const primaryGoal = ({ primary }: SweepSpec, response: string): 'maximize' | 'minimize' | undefined =>
  primary.name === response ? primary.goal : undefined;

function headLines(
  spec: SweepSpec,
  response: string,
  result: AnalysedResponse | undefined,
  planned: number,
  { dot }: Glyphs,
): Line[] {
  const names = responseNames(spec);
  const which = names.length < 2 ? '' : `   response ${names.indexOf(response) + 1} of ${names.length}`;
  const secondary = response === spec.primary.name ? '' : ', secondary';
  const title: Line = [strong(plainLine(response), 'accent'), muted(which + secondary)];
  if (result === undefined) return [title];
  const { analysis, interim } = result;
  const rests = `type ${roman[analysis.type]} ${dot} ${analysis.n} of ${planned} trials`;
  const label: Span = interim
    ? span(`${dot} interim, descriptive`, 'warn')
    : muted(`${dot} ${plainLine(analysis.formula)}`);
  return [title, [muted(`${rests} `), label]];
}

function tableLines(
  { anova, block, splitPlot }: Analysis,
  interim: boolean,
  width: number,
  glyphs: Glyphs,
): Line[] {
  const nameOf = ({ term }: AnovaRow): string => plainLine(term) + (term === block ? ' (block)' : '');
  const nameWidth = Math.max(9, ...anova.map((term) => widthOf(nameOf(term))));
  const hasAdjusted = !interim && anova.some(({ pAdjusted }) => pAdjusted !== null);
  const columns: Column[] = [
    { title: 'term', width: Math.min(30, nameWidth), least: 9, importance: 9 },
    { title: 'df', width: 4, align: 'right', importance: 6 },
    { title: 'sum sq', width: 9, align: 'right', importance: 2 },
    { title: 'F', width: 8, align: 'right', importance: 7 },
    { title: 'p', width: 6, align: 'right', importance: hasAdjusted ? 4 : 8 },
    ...(hasAdjusted ? [{ title: 'adj. p', width: 6, align: 'right', importance: 8 } as const] : []),
    {
      title: `partial ${glyphs.etaSquared}`,
      width: 6 + Math.min(28, Math.max(6, width - nameWidth - (hasAdjusted ? 55 : 47))),
      importance: 5,
    },
  ];
  const widths = columnWidths(columns, width);
  const barWidth = Math.max(0, (widths.at(-1) ?? 0) - 6);
  const lines = anova.map((term) => {
    const remark = rowRemark(term);
    const remarked = remark === undefined ? [] : [muted(`  ${remark}`)];
    const base = [
      span(nameOf(term), term.term === block ? 'muted' : undefined),
      muted(String(term.df)),
      muted(sumText(term)),
    ];
    if (isResiduals(term)) return row(columns, widths, [muted(term.term), ...base.slice(1)], glyphs.ellipsis);
    if (!hasTest(term)) {
      const start = row(columns, widths, [muted(nameOf(term)), ...base.slice(1)], glyphs.ellipsis);
      return cutLine([...start, ...remarked], width, glyphs.ellipsis);
    }
    const figures = [
      span(fCell(term.f)),
      pSpan(term, interim),
      ...(hasAdjusted ? [adjustedSpan(term)] : []),
      span(`${shareCell(term.partialEta2)}  ${shareBar(term.partialEta2 ?? 0, barWidth, glyphs)}`, 'accent'),
    ];
    return row(columns, widths, [...base, ...figures], glyphs.ellipsis);
  });
  if (splitPlot !== null) {
    const { df, sumSq } = splitPlot;
    const figures = [muted(String(df)), muted(sumSq === null ? '' : formatFigure(sumSq, 4))];
    lines.splice(-1, 0, row(columns, widths, [muted('whole plots (error)'), ...figures], glyphs.ellipsis));
  }
  const beside = anova
    .filter((term) => !isResiduals(term) && hasTest(term))
    .flatMap((term): Line[] => {
      const remark = rowRemark(term);
      return remark === undefined ? [] : [[muted(`${plainLine(term.term)}: ${remark}`)]];
    });
  return [tableHeader(columns, widths, glyphs.ellipsis), ...lines, ...beside];
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
      : `  95% ${formatFigure(best.lower)}${dash}${formatFigure(best.upper)}`;
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
    [muted(isSame ? 'best cell  ' : 'best observed cell  '), strong(cellNameOf(observed, spec), 'good')],
    [
      muted('observed mean  '),
      span(formatFigure(observed.mean)),
      muted(`  ${plural(observed.n, 'run')}${tiesInShort(observed)}`),
    ],
    ...(isSame ? [] : [[muted('best cell by the model  '), span(cellNameOf(modelled, spec))]]),
    estimated,
    ...distrust,
    blank,
  ];
}

/** The analysis knows levels as text; the name is the one that the trials of the cell have. */
function cellNameOf({ levels }: Pick<Best, 'levels'>, spec: SweepSpec): string {
  const settings = spec.factors.flatMap(({ name, levels: declared }) => {
    const text = levels[name];
    const level = declared.find((one) => String(one) === text) ?? text;
    return level === undefined ? [] : [[name, level] as const];
  });
  return settings.length === 0
    ? Object.values(levels).map(plainLine).join(' ')
    : cellName(Object.fromEntries(settings), spec);
}

function oneWayLines({ oneWay }: Analysis, width: number): Line[] {
  const parts = oneWay
    .filter(({ f }) => f !== null)
    .map(({ term, df, residualDf, f, p }) => {
      return `${plainLine(term)} F(${df}, ${residualDf}) = ${fCell(f)}, ${pEquation(p)}`;
    });
  if (parts.length === 0) return [];
  const lines = parts.flatMap((part) => wrapText(part, width));
  return [[muted('one-way, unadjusted')], ...lines.map((line): Line => [span(line)]), blank];
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
