import type { PlanTable } from '../../report/plan/plan-table.ts';
import type { DesignTableRow } from '../../stats/planning/design-table.ts';
import { formatNumber } from '../../base/number-text.ts';
import { textTable } from '../output/text-table.ts';
import { describeSampledPlan, type SampledContext } from './describe-sampled-plan.ts';

/** Rank, degrees of freedom, aliases and power of the model that will be fitted. */
export function describePlanTable(table: PlanTable, context: SampledContext = {}): string {
  const { formula, runs, rank, rows, leftOut, relativeEfficiency, sampled } = table;
  const aliases = rows.flatMap(({ term, reason }) => (reason === null ? [] : [`  ${term}: ${reason}`]));
  const [tests, words] =
    sampled === null ? ordinaryParts(table) : describeSampledPlan(table, sampled, remark, context);
  return [
    `The analysis will fit ${formula}`,
    ...(leftOut === 0 ? [] : [`and ${leftOut} two-way interactions, too many for a dry run to tell about.`]),
    ...randomInWords(table),
    ...tests,
    `rank ${rank} of ${runs} runs`,
    ...(relativeEfficiency === null
      ? []
      : [
          `D-efficiency of a run, relative to one of all valid cells: ${formatNumber(relativeEfficiency)}`,
          'What the model leaves out, interactions of the others, is aliased with what it fits.',
        ]),
    ...(aliases.length === 0 ? [] : ['Aliases:', ...aliases]),
    ...words,
  ].join('\n');
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
  const header = ['term', 'df', 'detects f', ...(wantedF === null ? [] : ['replicates']), ''];
  const lines = rows.map((row) => [
    row.term,
    String(row.df),
    row.smallestF === null ? '-' : formatNumber(row.smallestF, 2),
    ...(wantedF === null ? [] : [row.replicatesNeeded === null ? '-' : String(row.replicatesNeeded)]),
    remark(row),
  ]);
  const share = `${Math.round(100 * power)}%`;
  return [
    [textTable(header, [...lines, ['Residuals', String(residualDf)]])],
    [
      `f: standard deviation of the effects over that of the noise, found with ${share} power.`,
      ...(wantedF === null
        ? []
        : [`replicates: of the whole design, to find f = ${formatNumber(wantedF)} with ${share} power.`]),
      ...(residualDf > 0 ? [] : ['No run is left for the error: nothing can be tested. Add replicates.']),
    ],
  ];
}

const remark = ({ status, aliasedWith }: DesignTableRow): string =>
  ({
    ok: '',
    aliased: 'not its own',
    partlyAliased: `shares with ${aliasedWith.join(', ')}`,
    emptyCells: 'some combinations never occur',
    oneLevel: 'one level',
  })[status];
