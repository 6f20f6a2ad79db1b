/** The analysis of variance and the one-way tests as text tables. */
import type { Analysis, AnovaRow } from '../../stats/analysis-result.ts';
import type { SplitPlotError } from '../../stats/error-result.ts';
import { plural } from '../../base/plural.ts';
import { formatNumber } from '../../base/number-text.ts';
import { fCell, pCell, shareCell } from '../../stats/words/cells.ts';
import { dfText } from '../../stats/words/wording.ts';
import { type Drawing, bar, cut, grid } from './grid.ts';

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
  const head = [
    'term',
    'df',
    'sum sq',
    'F',
    'p',
    'adj. p',
    several ? 'tested against' : `partial ${drawing.eta2}`,
  ];
  const rows = anova.map((row) => anovaRow(row, analysis.block, drawing, several));
  if (analysis.splitPlot !== null) rows.splice(-1, 0, plotErrorRow(analysis.splitPlot));
  const remarks = anova.flatMap(remarkOf);
  return [
    `Analysis of variance of ${response}, type ${romanType[type]}, ${n} trials${label}`,
    ...grid([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'left']),
    ...remarks.map((remark) => cut(`  ${remark}`, width)),
    ...(anova.some(({ pAdjusted }) => pAdjusted !== null)
      ? [`  adj. p: adjusted for ${plural(analysis.familySize, 'test')} (Holm); the words below go by it`]
      : []),
  ];
}

/** Likelihood ratios, and the quasi F that allows for what rows differ by besides counting. */
function countsSection(
  { anova, counts, response, n, interim, familySize, block }: Analysis,
  width: number,
): string[] {
  const label = interim ? ', interim: p-values are descriptive' : '';
  const quasi = counts?.dispersion !== null && counts?.dispersion !== undefined;
  const head = ['term', 'df', 'chi-squared', 'p', ...(quasi ? ['quasi F', 'p'] : []), 'adj. p'];
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
      pCell(pAdjusted),
    ];
  });
  const what = counts?.family === 'poisson' ? 'Poisson regression' : 'Logistic regression';
  return [
    `${what} of ${response}, likelihood-ratio tests, ${n} rows${label}`,
    ...grid([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'right']),
    ...anova.flatMap(remarkOf).map((remark) => cut(`  ${remark}`, width)),
    ...(quasi
      ? [
          `  quasi F: allows for rows that vary ${formatNumber(counts.dispersion, 3)} times as much as counting`,
        ]
      : []),
    `  adj. p: adjusted for ${plural(familySize, 'test')} (Holm); the words below go by it`,
  ];
}

/** The other error, above Residuals. */
const plotErrorRow = ({ df, sumSq }: SplitPlotError): string[] => [
  'Whole plots (error)',
  String(df),
  sumSq === null ? '' : formatNumber(sumSq),
];

function anovaRow(row: AnovaRow, block: string | null, drawing: Drawing, several: boolean): string[] {
  const { term, df, sumSq, f, p, pAdjusted, partialEta2, denDf, error } = row;
  const name = cut(term === block ? `${term} (block)` : term, termWidthMax);
  const sum = sumSq === null ? '' : formatNumber(sumSq);
  if (term === 'Residuals') return [name, String(df), sum];
  if (f === null) return [name, String(df), sum, '-', '-', '', statusWord(row)];
  if (several)
    return [
      name,
      `${df}, ${dfText(denDf ?? 0)}`,
      sum,
      fCell(f),
      pCell(p),
      pCell(pAdjusted),
      cut(error ?? '', errorWidthMax),
    ];
  return [
    name,
    String(df),
    sum,
    fCell(f),
    pCell(p),
    pCell(pAdjusted),
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

/** A line for each term that must not be read without one. */
function remarkOf({ term, status, aliasedWith, reason }: AnovaRow): string[] {
  if (status === 'ok' || term === 'Residuals') return [];
  if (aliasedWith.length > 0) {
    const share = status === 'partlyAliased' ? 'partly aliased' : 'aliased';
    return [`${term}: ${share} with ${aliasedWith.join(', ')}`];
  }
  return reason === null ? [] : [`${term}: ${reason}`];
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
