import type { Design } from '../design/design-of.ts';
import { formatDuration } from '../design/duration.ts';
import { groupDigits } from '../design/level-text.ts';
import type { Response, SweepSpec } from '../design/sweep-spec.ts';
import { planTable } from '../report/plan-table.ts';
import { formatNumber } from '../stats/wording.ts';
import { factLines, textTable } from './text-table.ts';

const listedLevelsMax = 12;
/** Beyond this the table takes longer than a dry run may. */
const tabledTrialsMax = 20_000;

/** The plan in words and tables, for a terminal of 80 columns or more. */
export function describePlan(spec: SweepSpec, design: Design): string {
  const parts = [
    spec.description === '' ? spec.name : `${spec.name}: ${spec.description}`,
    factorTable(spec),
    factLines(designFacts(spec, design)),
  ];
  const told = whatItCanTell(spec, design);
  if (told !== undefined) parts.push(told);
  const unused = levelsWithoutCell(spec, design);
  if (unused.length > 0)
    parts.push(`Levels without a valid cell, which no run will have:\n${unused.join('\n')}`);
  return parts.join('\n\n');
}

function factorTable({ factors, derive }: SweepSpec): string {
  const rows = [
    ...factors.map(({ name, levels }) => [name, String(levels.length), listLevels(levels)]),
    ...derive.map(({ name, by, map }) => [
      name,
      `by ${by}`,
      listLevels([...new Set(map.map(([, level]) => level))]),
    ]),
  ];
  return textTable(['factor', 'levels', ''], rows);
}

function designFacts(spec: SweepSpec, design: Design): (readonly [string, string])[] {
  const { cells, crossed, trials, blocks, constraints, hash } = design;
  const others = spec.responses.slice(1);
  const { timeoutMs, stallTimeoutMs, kind } = spec.trainer;
  return [
    [
      'cells',
      constraints.length === 0
        ? `${groupDigits(cells)}, the full cross`
        : `${groupDigits(cells)} of ${groupDigits(crossed)} in the full cross`,
    ],
    ...constraints.map(({ text, refused }) => ['', `${text} removes ${groupDigits(refused)}`] as const),
    ['trials', `${groupDigits(trials.length)}: each cell in ${count(spec.replicates, 'replicate')}`],
    [
      'order',
      `random within ${count(blocks, 'block')}${spec.blocks === 'replicate' ? ', one a replicate' : ''}, seed ${spec.seed}`,
    ],
    ['response', describeResponse(spec.primary)],
    ...(others.length === 0 ? [] : [['also', others.map(describeResponse).join('; ')] as const]),
    [
      'trainer',
      `${kind}; time limit ${formatDuration(timeoutMs)}, silence limit ${formatDuration(stallTimeoutMs)}`,
    ],
    ['design', hash],
  ];
}

/** Degrees of freedom, aliases and power of the model that will be fitted; undefined for a design too large for it. */
function whatItCanTell(spec: SweepSpec, design: Design): string | undefined {
  if (design.trials.length > tabledTrialsMax) return undefined;
  const { rows, residualDf, formula } = planTable(spec, design);
  const lines = rows.map(({ term, df, smallestF, status, aliasedWith, reason }) => [
    term,
    String(df),
    smallestF === null || term === 'block' ? '-' : formatNumber(smallestF, 2),
    status === 'ok'
      ? ''
      : aliasedWith.length > 0
        ? `shares with ${aliasedWith.join(', ')}`
        : (reason ?? status),
  ]);
  return [
    `The analysis will fit ${formula}`,
    textTable(['term', 'df', 'detects f', ''], [...lines, ['Residuals', String(residualDf), '', '']]),
    'f: standard deviation of the effects over that of the noise, found with 80% power.',
  ].join('\n');
}

const describeResponse = ({ name, label, goal }: Response): string =>
  `${name}${label === name ? '' : ` (${label})`}, to ${goal}`;

/** One line for each factor or derived column that lost levels to the constraints. */
function levelsWithoutCell({ factors }: SweepSpec, { trials }: Design): string[] {
  return factors.flatMap(({ name, levels }) => {
    const used = new Set(trials.map(({ settings }) => settings[name]));
    const unused = levels.filter((level) => !used.has(level));
    return unused.length === 0 ? [] : [`  ${name}: ${listLevels(unused)}`];
  });
}

function listLevels(levels: readonly (string | number | boolean)[]): string {
  const shown = levels.slice(0, listedLevelsMax).join(', ');
  return levels.length <= listedLevelsMax ? shown : `${shown}, ... (${levels.length})`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
