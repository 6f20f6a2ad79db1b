import type { PlanTable } from '../../report/plan/plan-table.ts';
import type { DesignTableRow } from '../../stats/planning/design-table.ts';
import { formatNumber } from '../../base/number-text.ts';
import { textTable } from '../output/text-table.ts';

/** Rank, degrees of freedom, aliases and power of the model that will be fitted. */
export function describePlanTable(table: PlanTable): string {
  const { formula, runs, rank, residualDf, rows, wantedF, leftOut, power, relativeEfficiency, wholePlots } =
    table;
  const header = ['term', 'df', 'detects f', ...(wantedF === null ? [] : ['replicates']), ''];
  const lines = rows.map((row) => [
    row.term,
    String(row.df),
    row.smallestF === null ? '-' : formatNumber(row.smallestF, 2),
    ...(wantedF === null ? [] : [row.replicatesNeeded === null ? '-' : String(row.replicatesNeeded)]),
    remark(row),
  ]);
  const aliases = rows.flatMap(({ term, reason }) => (reason === null ? [] : [`  ${term}: ${reason}`]));
  const share = `${Math.round(100 * power)}%`;
  return [
    `The analysis will fit ${formula}`,
    ...(leftOut === 0 ? [] : [`and ${leftOut} two-way interactions, too many for a dry run to tell about.`]),
    textTable(header, [
      ...lines,
      ...(wholePlots === null ? [] : [['Whole plots (error)', String(wholePlots.df)]]),
      ['Residuals', String(residualDf)],
    ]),
    `rank ${rank} of ${runs} runs`,
    ...(relativeEfficiency === null
      ? []
      : [
          `D-efficiency of a run, relative to one of all valid cells: ${formatNumber(relativeEfficiency)}`,
          'What the model leaves out, interactions of the others, is aliased with what it fits.',
        ]),
    ...(aliases.length === 0 ? [] : ['Aliases:', ...aliases]),
    `f: standard deviation of the effects over that of the noise, found with ${share} power.`,
    ...(wholePlots === null ? [] : plotWords(wholePlots)),
    ...(wantedF === null
      ? []
      : [`replicates: of the whole design, to find f = ${formatNumber(wantedF)} with ${share} power.`]),
    ...(residualDf > 0 ? [] : ['No run is left for the error: nothing can be tested. Add replicates.']),
  ].join('\n');
}

const plotWords = ({ count, df }: { readonly count: number; readonly df: number }): string[] => [
  `What is set by whole plot is tested between ${count} plots; the noise there is that of a plot's mean.`,
  ...(df > 0
    ? []
    : ['No whole plot is left for the error: what is set by plot cannot be tested. Add replicates.']),
];

const remark = ({ status, aliasedWith }: DesignTableRow): string =>
  ({
    ok: '',
    aliased: 'not its own',
    partlyAliased: `shares with ${aliasedWith.join(', ')}`,
    emptyCells: 'some combinations never occur',
    oneLevel: 'one level',
  })[status];
