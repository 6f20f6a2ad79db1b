import { formatNumber } from '../../base/number-text.ts';
import { groupDigits } from '../../design/level-text.ts';
import type { PlanTable } from '../../report/plan/plan-table.ts';
import type { Assumption, SampledPlan } from '../../report/plan/sampled-plan.ts';
import type { VarianceRatios } from '../../report/plan/variance-ratios.ts';
import type { Halving } from '../../stats/planning/halve-interval.ts';
import type { DesignTableRow } from '../../stats/planning/design-table.ts';
import type { Draw } from '../../stats/planning/sampled-design.ts';
import { textTable } from '../output/text-table.ts';

/** The variances of an earlier sweep, as far as they were asked for. */
export interface EarlierVariances {
  readonly isAsked?: boolean;
  readonly known?: VarianceRatios | undefined;
}

/** What else is known of a plan. */
export interface SampledContext extends EarlierVariances {
  /** Time that one run takes, in hours of a GPU. */
  readonly gpuHoursOfRun?: number | undefined;
}

/**
 * Each test against its own error, and "more subjects or more seeds?".
 *
 * @param remark what is said beside a row
 */
export function describeSampledPlan(
  { runs, power, wantedF, rows, wholePlots }: PlanTable,
  sampled: SampledPlan,
  remark: (row: DesignTableRow) => string,
  { known, isAsked = false, gpuHoursOfRun }: SampledContext,
): [tests: string[], words: string[]] {
  const { assumptions, crossed } = sampled;
  if (!crossed) {
    return [
      [
        textTable(
          ['term', 'df', ''],
          rows.map((row) => [row.term, String(row.df), remark(row)]),
        ),
      ],
      [
        'The levels of the random factors do not all hold the same cells: tests will be by REML, and what they',
        'find cannot be told before the runs. Cross them with all other factors to know it now.',
      ],
    ];
  }
  const share = `${Math.round(100 * power)}%`;
  const [first] = assumptions;
  const isBound = assumptions.some(({ tests }) => tests.some(({ exact, denDf }) => !exact && denDf !== null));
  return [
    [testsTable(assumptions, rows, remark)],
    [
      ...(isBound ? ['~: about so many; the analysis estimates this error by REML.'] : []),
      `f: standard deviation of the effects over that of single runs, found with ${share} power`,
      ...(first?.ratio === null ? ratiosInWords(first, known) : assumedInWords(sampled, isAsked)),
      ...(wholePlots === null ? [] : plotWords(wholePlots)),
      ...(wantedF === null ? [] : ['', neededTable(sampled, wantedF, share)]),
      ...(sampled.compared === null ? [] : ['', halvingTable(sampled, runs, gpuHoursOfRun)]),
    ],
  ];
}

const plotWords = ({ count, df }: { readonly count: number; readonly df: number }): string[] => [
  `What is set by whole plot is tested between ${count} plots.`,
  ...(df > 0
    ? []
    : ['No whole plot is left for the error: what is set by plot cannot be tested. Add replicates.']),
];

function assumedInWords({ randomTerms, assumptions }: SampledPlan, isAsked: boolean): string[] {
  const example = randomTerms[1] ?? randomTerms[0] ?? '';
  return [
    `where each random part, such as ${example}, has ${assumptions
      .map(({ ratio }) => ratio)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' or ')} times the variance of single runs.`,
    isAsked
      ? 'No sweep of that folder has variances of all these random parts.'
      : '--data FOLDER takes these ratios from an earlier sweep.',
  ];
}

function ratiosInWords({ ratios }: Assumption, known: VarianceRatios | undefined): string[] {
  const list = Object.entries(ratios).map(([name, ratio]) => `${name} ${formatNumber(ratio, 2)}`);
  return [
    `with the variances of ${known?.name} (${known?.sweepId}), over that of single runs:`,
    `  ${list.join(', ')}`,
  ];
}

function testsTable(
  assumptions: readonly Assumption[],
  designRows: readonly DesignTableRow[],
  remark: (row: DesignTableRow) => string,
): string {
  const [first] = assumptions;
  const columns = assumptions.map(({ ratio }) => (ratio === null ? 'detects f' : `f at ${ratio}`));
  const rows = (first?.tests ?? []).map(({ term, df, error, exact }, index) => {
    const own = assumptions.map(({ tests }) => tests[index]);
    const dfs = own.flatMap((test) => (test === undefined || test.denDf === null ? [] : [test.denDf]));
    return [
      term,
      String(df),
      error.length === 0 ? '-' : errorText(error),
      dfs.length === 0 ? '-' : `${exact ? '' : '~'}${rangeText(dfs)}`,
      ...own.map((test) => figure(test?.smallestF ?? null)),
      ...designRows.filter((row) => row.term === term).map(remark),
    ];
  });
  return textTable(['term', 'df', 'tested against', 'den df', ...columns, ''], rows);
}

const figure = (f: number | null): string => (f === null ? '-' : formatNumber(f, 2));

const errorText = ([first = '', ...others]: readonly string[]): string => {
  const name = first === 'residual' ? 'Residuals' : first;
  return others.length === 0 ? name : `${name} and ${others.length} more`;
};

/** `8`, or `8-11.3` where it depends on the variances. */
function rangeText(dfs: readonly number[]): string {
  const texts = [Math.min(...dfs), Math.max(...dfs)].map((df) => String(Number(df.toFixed(1))));
  return [...new Set(texts)].join('-');
}

function neededTable({ draws, assumptions }: SampledPlan, wantedF: number, share: string): string {
  const columns = assumptions.map(({ ratio }) => (ratio === null ? 'needed' : `at ${ratio}`));
  const rows = (assumptions[0]?.tests ?? []).flatMap(({ term }, index) =>
    draws.map(({ name }, draw) => [
      draw === 0 ? term : '',
      drawWord(name),
      ...assumptions.map(({ tests }) => {
        const count = tests[index]?.needed[draw] ?? null;
        return count === null ? '-' : groupDigits(count);
      }),
    ]),
  );
  return [
    `To find f = ${formatNumber(wantedF)} with ${share} power, the rest as planned:`,
    textTable(['term', 'more', ...columns], rows),
  ].join('\n');
}

/** What a plan speaks of where it counts what is drawn. */
function drawWord(name: string, count = 2): string {
  if (name === 'replicate' || name === 'subject') return count === 1 ? name : `${name}s`;
  return `${count === 1 ? 'level' : 'levels'} of ${name}`;
}

function halvingTable(
  { draws, assumptions, compared }: SampledPlan,
  runs: number,
  gpuHoursOfRun?: number,
): string {
  const several = draws.length > 1;
  const planned = draws.map(({ name, planned: count }) => `${count} ${drawWord(name, count)}`).join(' x ');
  const rows = assumptions.flatMap(({ ratio, halving }) =>
    halving === null
      ? []
      : [
          [
            ...(ratio === null ? [] : [String(ratio)]),
            `+/-${formatNumber(halving.halfWidth, 2)}`,
            sizeText(halving.cheapest, draws, gpuHoursOfRun),
            ...(several ? draws.map(({ name }) => aloneText(halving.alone[name] ?? null, name)) : []),
          ],
        ],
  );
  return [
    `To halve the 95% interval of a difference of two levels of ${compared}, planned with ${planned}`,
    `(${groupDigits(runs)} runs; +/- in standard deviations of single runs):`,
    textTable(
      [
        ...(assumptions[0]?.ratio === null ? [] : ['ratio']),
        'now',
        'cheapest',
        ...(several ? draws.map(({ name }) => `${drawWord(name)} alone`) : []),
      ],
      rows,
    ),
  ].join('\n');
}

function sizeText(found: Halving | null, draws: readonly Draw[], gpuHoursOfRun: number | undefined): string {
  if (found === null) return 'none';
  const counts = draws.map(({ name }) => {
    const count = found.counts[name] as number;
    return `${groupDigits(count)} ${drawWord(name, count)}`;
  });
  const hours =
    gpuHoursOfRun === undefined ? '' : `, ${formatNumber(found.runs * gpuHoursOfRun, 3)} GPU-hours`;
  const cost = found.cost === found.runs ? '' : `, at the price of ${formatNumber(found.cost, 4)} runs`;
  return `${counts.join(' x ')}: ${groupDigits(found.runs)} runs${hours}${cost}`;
}

const aloneText = (found: Halving | null, name: string): string =>
  found === null ? 'never' : groupDigits(found.counts[name] as number);
