/** The analysis of variance and the one-way tests as text tables. */
import type { Analysis, AnovaRow } from '../../stats/analysis-result.ts';
import type { SplitPlotError } from '../../stats/error-result.ts';
import { plural } from '../../base/plural.ts';
import { formatNumber } from '../../base/number-text.ts';
import { fCell, pCell, shareCell } from '../../stats/words/cells.ts';
import { residualsInWords } from '../../stats/words/residuals-in-words.ts';
import { dfText } from '../../stats/words/wording.ts';
import { type Drawing, bar, cut, grid, paragraph } from './grid.ts';

const romanType = { 1: 'I', 2: 'II', 3: 'III' } as const;
const termWidthMax = 24;
const errorWidthMax = 20;

export function anovaSection(analysis: Analysis, width: number, drawing: Drawing): string[] {
  if (analysis.counts !== null) return countsSection(analysis, width);
  const { anova, response, type, n, interim } = analysis;
  const label = interim ? ', interim: p-values are descriptive' : '';
  // Where all terms share one error, its degrees of freedom are those of the last row.
  const errors = new Set(anova.flatMap(({ error }) => error ?? []));
  const several = errors.size > 1 || analysis.random.length > 0;
  const isAdjusted = showsAdjusted(analysis);
  const head = [
    'term',
    'df',
    'sum sq',
    'F',
    'p',
    ...(isAdjusted ? ['adj. p'] : []),
    several ? 'tested against' : `partial ${drawing.eta2}`,
  ];
  const rows = anova.map((row) => anovaRow(row, analysis, drawing, { several, isAdjusted }));
  if (analysis.splitPlot !== null) rows.splice(-1, 0, plotErrorRow(analysis.splitPlot));
  return [
    `Analysis of variance of ${response}, type ${romanType[type]}, ${n} trials${label}`,
    ...grid(
      [head, ...rows],
      ['left', 'right', 'right', 'right', 'right', ...(isAdjusted ? (['right'] as const) : []), 'left'],
    ),
    ...remarksOn(anova, width),
    ...paragraphs(residualsInWords(analysis), width),
    ...(isAdjusted
      ? [`  adj. p: adjusted for ${plural(analysis.familySize, 'test')} (Holm); the words below go by it`]
      : []),
  ];
}

const paragraphs = (text: string | undefined, width: number): string[] =>
  text === undefined ? [] : paragraph(text, width);

/** Of a single test the adjusted p is the p that stands beside it, unless it is made from another one. */
const showsAdjusted = ({ anova, familySize }: Analysis): boolean =>
  anova.some(({ p, pAdjusted }) => pAdjusted !== null && (familySize > 1 || pAdjusted !== p));

/** Likelihood ratios, and the quasi F that allows for what rows differ by besides counting. */
function countsSection(analysis: Analysis, width: number): string[] {
  const { anova, counts, response, n, interim, familySize, block } = analysis;
  const isAdjusted = showsAdjusted(analysis);
  const label = interim ? ', interim: p-values are descriptive' : '';
  // Rows that vary less than counting lets them do so by chance: allowing for it would make effects of nothing.
  const { dispersion = null } = counts ?? {};
  const quasi = dispersion !== null && dispersion > 1;
  const head = [
    'term',
    'df',
    'chi-squared',
    'p',
    ...(quasi ? ['quasi F', 'p'] : []),
    ...(isAdjusted ? ['adj. p'] : []),
  ];
  const rows = anova.map((row) => {
    const name = cut(row.term === block ? `${row.term} (block)` : row.term, termWidthMax);
    if (row.term === 'Residuals') return [name, String(row.df)];
    const { df, chisq, p, f, quasiP, pAdjusted } = row;
    return [
      name,
      String(df),
      fCell(chisq),
      pCell(p),
      ...(quasi ? [fCell(f), pCell(quasiP)] : []),
      ...(isAdjusted ? [pCell(pAdjusted)] : []),
    ];
  });
  const what = counts?.family === 'poisson' ? 'Poisson regression' : 'Logistic regression';
  return [
    `${what} of ${response}, likelihood-ratio tests, ${n} rows${label}`,
    ...grid([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'right']),
    ...remarksOn(anova, width),
    ...(quasi
      ? [`  quasi F: allows for rows that vary ${formatNumber(dispersion, 3)} times as much as counting`]
      : []),
    ...(isAdjusted
      ? [`  adj. p: adjusted for ${plural(familySize, 'test')} (Holm); the words below go by it`]
      : []),
  ];
}

/** The other error, above Residuals. */
const plotErrorRow = ({ plots, df, sumSq }: SplitPlotError): string[] => [
  cut(`${plots} (error)`, termWidthMax),
  String(df),
  sumSq === null ? '' : formatNumber(sumSq),
];

function anovaRow(
  row: AnovaRow,
  { block, splitPlot }: Analysis,
  drawing: Drawing,
  { several, isAdjusted }: { readonly several: boolean; readonly isAdjusted: boolean },
): string[] {
  const { term, df, sumSq, f, p, pAdjusted, partialEta2, denDf, error } = row;
  const adjusted = isAdjusted ? [pCell(pAdjusted)] : [];
  const name = cut(term === block ? `${term} (block)` : term, termWidthMax);
  const sum = sumSq === null ? '' : formatNumber(sumSq);
  if (term === 'Residuals') return [name, String(df), sum];
  if (f === null) return [name, String(df), sum, '-', '-', ...(isAdjusted ? [''] : []), statusWord(row)];
  if (several)
    return [
      name,
      `${df}, ${dfText(denDf ?? 0)}`,
      sum,
      fCell(f),
      pCell(p),
      ...adjusted,
      cut((splitPlot?.terms.includes(term) ? splitPlot.plots : error) ?? '', errorWidthMax),
    ];
  return [
    name,
    String(df),
    sum,
    fCell(f),
    pCell(p),
    ...adjusted,
    `${shareCell(partialEta2)}  ${bar(partialEta2, 10, drawing)}`,
  ];
}

function statusWord({ status }: AnovaRow): string {
  switch (status) {
    case 'aliased':
    case 'partlyAliased':
      return 'aliased';
    case 'oneLevel':
      return 'one level';
    case 'noResidual':
      return 'no residual df';
    case 'perfectFit':
      return 'no error left';
    case 'constantResponse':
      return 'never varied';
    case 'emptyCells':
      return 'empty cells';
    case 'ok':
    case 'refused':
      return 'not tested';
    default:
      return status satisfies never;
  }
}

/** What terms must not be read without, each remark once. */
function remarksOn(anova: readonly AnovaRow[], width: number): string[] {
  const remarks = anova.flatMap((row) => {
    const remark = remarkOn(row);
    return remark === null ? [] : [{ term: row.term, remark }];
  });
  return [...new Set(remarks.map(({ remark }) => remark))].flatMap((one) => {
    const terms = remarks.filter(({ remark }) => remark === one).map(({ term }) => term);
    return paragraph(`${terms.join(', ')}: ${one}`, width);
  });
}

function remarkOn({ term, status, aliasedWith, reason }: AnovaRow): string | null {
  if (status === 'ok' || term === 'Residuals') return null;
  if (aliasedWith.length === 0) return reason;
  return `${status === 'partlyAliased' ? 'partly aliased' : 'aliased'} with ${aliasedWith.join(', ')}`;
}

export function oneWaySection({ oneWay }: Analysis, drawing: Drawing): string[] {
  const tested = oneWay.filter(({ f }) => f !== null);
  if (tested.length === 0) return [];
  const rows = tested.map(({ term, df, residualDf, f, p, eta2 }) => [
    cut(term, termWidthMax),
    `${df}, ${residualDf}`,
    fCell(f),
    pCell(p),
    shareCell(eta2),
  ]);
  return [
    'One factor at a time (one-way, unadjusted)',
    ...grid([['factor', 'df', 'F', 'p', drawing.eta2], ...rows], ['left', 'right', 'right', 'right', 'left']),
  ];
}
