import type { PlanTable } from '../../report/plan/plan-table.ts';
import type { DesignTableRow } from '../../stats/planning/design-table.ts';
import { formatNumber } from '../../base/number-text.ts';
import { paragraph } from '../../report/tables/grid.ts';
import { textTable } from '../output/text-table.ts';
import { describeSampledPlan, type SampledContext } from './describe-sampled-plan.ts';

/** Rank, degrees of freedom, aliases and power of the model that will be fitted. */
export function describePlanTable(table: PlanTable, context: SampledContext = {}): string {
  const { formula, runs, rank, rows, leftOut, relativeEfficiency, sampled, aliasWords } = table;
  const aliases = rows.flatMap(({ term, reason }) => (reason === null ? [] : [`  ${term}: ${reason}`]));
  const [tests, words] =
    sampled === null ? ordinaryParts(table) : describeSampledPlan(table, sampled, remark, context);
  return [
    `The analysis will fit ${formula}`,
    ...(leftOut === 0 ? [] : [`and ${leftOut} two-way interactions, too many for a dry run to tell about.`]),
    ...leftOutInWords(table),
    ...randomInWords(table),
    ...tests,
    `rank ${rank} of ${runs} runs`,
    ...(relativeEfficiency === null
      ? []
      : [`D-efficiency of a run, relative to one of all valid cells: ${formatNumber(relativeEfficiency)}`]),
    ...aliasWords.flatMap((sentence) => paragraph(sentence, 80, '')),
    ...(aliases.length === 0 ? [] : ['Aliases:', ...aliases]),
    ...words,
  ].join('\n');
}

/** Interactions named in the sentence on those that are left out. */
const namedMax = 6;

function leftOutInWords({ modelLeavesOut }: PlanTable): string[] {
  if (modelLeavesOut === null) return [];
  const { terms, why } = modelLeavesOut;
  const named = terms.slice(0, namedMax).join(', ');
  const hidden = terms.length - namedMax;
  return paragraph(
    `Left out: ${named}${hidden > 0 ? ` and ${hidden} more` : ''}, because ${why}. --formula puts ${terms.length === 1 ? 'it' : 'them'} in when the sweep is analysed.`,
    80,
    '',
  );
}

function randomInWords({ sampled, wholePlots }: PlanTable): string[] {
  const names = [...new Set(sampled?.draws.flatMap(({ name, kind }) => (kind === 'levels' ? [name] : [])))];
  if (names.length === 0 || wholePlots !== null) return [];
  return [
    `with ${names.join(' and ')} and ${names.length === 1 ? 'its' : 'their'} interactions with these terms as random`,
  ];
}

/** The table and what stands below it, where every run is a sample of its own. */
function ordinaryParts({ rows, wantedF, residualDf, power }: PlanTable): [tests: string[], words: string[]] {
  const hasWorst = rows.some(isUneven);
  const header = [
    'term',
    'df',
    'detects f',
    ...(hasWorst ? ['at worst'] : []),
    ...(wantedF === null ? [] : ['replicates']),
    '',
  ];
  const lines = rows.map((row) => [
    row.term,
    String(row.df),
    row.smallestF === null ? '-' : formatNumber(row.smallestF, 2),
    ...(hasWorst ? [row.worstF === null ? '-' : worstText(row.worstF)] : []),
    ...(wantedF === null ? [] : [row.replicatesNeeded === null ? '-' : String(row.replicatesNeeded)]),
    remark(row),
  ]);
  const share = `${Math.round(100 * power)}%`;
  return [
    [textTable(header, [...lines, ['Residuals', String(residualDf)]])],
    [
      ...(rows.some(({ smallestF }) => smallestF !== null)
        ? [`f: standard deviation of the effects over that of the noise, found with ${share} power.`]
        : []),
      ...(hasWorst ? [worstInWords] : []),
      ...(wantedF === null
        ? []
        : [
            `replicates: of the whole design, to find f = ${formatNumber(wantedF)} with ${share} power${hasWorst ? ', whichever levels differ' : ''}.`,
          ]),
      ...(residualDf > 0
        ? []
        : [
            'No run is left for the error, so F tests need replicates. Without them an analysis of two-level factors goes by the bulk of small effects (Lenth).',
          ]),
    ],
  ];
}

/** True for a term some of whose differences are harder to see than others, as other terms explain a part of them. */
const isUneven = ({ directions: { average, worst } }: DesignTableRow): boolean => worst < 0.95 * average;

const worstText = (f: number): string => (Number.isFinite(f) ? formatNumber(f, 2) : 'none');

const worstInWords =
  'detects f: on average over which levels differ; at worst: for the differences that other terms explain most of.';

const remark = ({ status, aliasedWith }: DesignTableRow): string =>
  ({
    ok: '',
    aliased: 'not its own',
    partlyAliased: `shares with ${aliasedWith.join(', ')}`,
    emptyCells: 'some combinations never occur',
    oneLevel: 'one level',
  })[status];
