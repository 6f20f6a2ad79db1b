import type { Design } from '../../design/design-of.ts';
import { formatDuration } from '../../design/duration.ts';
import { romanResolution } from '../../design/cells/two-level-fraction.ts';
import { groupDigits } from '../../design/level-text.ts';
import type { Fraction, Response, Settings, StopSpec, SweepSpec } from '../../design/sweep-spec.ts';
import { seedsOf } from '../../design/trial-seeds.ts';
import type { PlanCost } from '../../report/plan/plan-cost.ts';
import type { PlanTable } from '../../report/plan/plan-table.ts';
import type { StopPlan } from '../../report/plan/stop-plan.ts';
import type { EarlierVariances } from './describe-sampled-plan.ts';
import { describePlanTable } from './describe-plan-table.ts';
import { formatNumber } from '../../base/number-text.ts';
import { plural } from '../../base/plural.ts';
import { factLines, textTable } from '../output/text-table.ts';

const listedLevelsMax = 12;

/** What running it takes, as far as that is known. */
export interface PlanNeeds {
  readonly cost?: PlanCost | undefined;
  /** Bytes of a training step, in the cell that takes most of them. */
  readonly memory?:
    | {
        readonly weights: number;
        readonly activations: number;
        readonly adapter: number;
        readonly total: number;
        readonly cell: string;
      }
    | undefined;
}

/** The plan in words and tables, for a terminal of 80 columns or more. */
export function describePlan(
  spec: SweepSpec,
  design: Design,
  table: PlanTable,
  { cost, memory }: PlanNeeds = {},
  earlier: EarlierVariances = {},
): string {
  const parts = [
    spec.description === '' ? spec.name : `${spec.name}: ${spec.description}`,
    factorTable(spec),
    factLines([
      ...designFacts(spec, design, table),
      ...(memory === undefined ? [] : [describeMemory(memory)]),
      ...(cost === undefined ? [] : [describeCost(cost)]),
    ]),
    describePlanTable(table, {
      ...earlier,
      gpuHoursOfRun: cost && cost.gpuHours / design.trials.length,
    }),
  ];
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

function designFacts(spec: SweepSpec, design: Design, table: PlanTable): (readonly [string, string])[] {
  const { stop } = table;
  const { cells, valid, crossed, trials, blocks, constraints, hash } = design;
  const { references = [] } = spec;
  const others = spec.responses.slice(1);
  const { timeoutMs, stallTimeoutMs, kind } = spec.trainer;
  return [
    [
      'cells',
      constraints.length === 0
        ? `${groupDigits(valid)}, the full cross`
        : `${groupDigits(valid)} of ${groupDigits(crossed)} in the full cross`,
    ],
    ...constraints.map(({ text, refused }) => ['', `${text} removes ${groupDigits(refused)}`] as const),
    ...(spec.fraction === undefined
      ? []
      : [['run', `${groupDigits(cells)} of them: ${describeFraction(spec.fraction, table)}`] as const]),
    ['trials', `${groupDigits(trials.length)}: each cell in ${plural(spec.replicates, 'replicate')}`],
    ...references.map(
      ({ name, settings }, index) =>
        [
          index > 0 ? '' : 'beside',
          `${name} (${listSettings(settings)}), once in each replicate: no part of the analysis`,
        ] as const,
    ),
    [
      'order',
      `${describePlots(spec, design)}random within ${plural(blocks, 'block')}${spec.blocks === 'replicate' ? ', one a replicate' : ''}, seed ${spec.seed}`,
    ],
    ['seeds', describeSeeds(spec)],
    ...(spec.random === undefined
      ? []
      : [['random', `${spec.random.join(', ')}: the levels are a sample of those to speak of`] as const]),
    ['response', describeResponse(spec.primary)],
    ...(spec.stop === undefined ? [] : [['stop', describeStop(spec.stop)] as const]),
    ...(stop === null ? [] : [['', describeStopPlan(stop, spec, trials.length)] as const]),
    ...(others.length === 0 ? [] : [['also', others.map(describeResponse).join('; ')] as const]),
    [
      'trainer',
      `${kind}; time limit ${formatDuration(timeoutMs)}, silence limit ${formatDuration(stallTimeoutMs)}`,
    ],
    ...describeResources(spec),
    ['design', hash],
  ];
}

/** Left out for the usual: one slot of any agent. */
function describeResources({ resources: { slots, gpus, labels } }: SweepSpec): (readonly [string, string])[] {
  const parts = [
    ...(gpus === undefined ? [] : [`${plural(gpus, 'whole GPU')} of one machine`]),
    ...(slots === 1 ? [] : [plural(slots, 'slot')]),
    ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
  ];
  return parts.length === 0 ? [] : [['takes', `${parts.join(', ')}, for each trial`]];
}

const describeSeeds = (spec: SweepSpec): string =>
  seedsOf(spec) === 'own'
    ? 'own: every run draws its own random numbers'
    : `shared: all cells of a replicate have the same random numbers, from seed ${spec.replicates === 1 ? '1' : `1 to ${spec.replicates}`}`;

function describeMemory({
  weights,
  activations,
  adapter,
  total,
  cell,
}: NonNullable<PlanNeeds['memory']>): readonly [string, string] {
  const parts = `weights ${bytesText(weights)}, activations ${bytesText(activations)}, adapter ${bytesText(adapter)}`;
  return ['memory', `a training step takes up to ${bytesText(total)} (${cell}: ${parts})`];
}

const bytesText = (bytes: number): string =>
  bytes < 1e9 ? `${formatNumber(bytes / 1e6, 3)} MB` : `${formatNumber(bytes / 1e9, 3)} GB`;

function describeCost({
  trialMs,
  gpuHours,
  slots,
  atOnce,
  wallMs,
  measured,
}: PlanCost): readonly [string, string] {
  const from =
    measured === undefined
      ? ''
      : `, the mean of ${plural(measured.trials, 'trial')} of ${measured.name} (${measured.sweepId})`;
  const hours = `${formatNumber(gpuHours, 3)} GPU-hours at ${formatDuration(trialMs)} a trial${from}`;
  if (slots === null) return ['cost', `${hours}; --slots tells how long that takes`];
  if (wallMs === null) return ['cost', `${hours}; one trial takes more than ${plural(slots, 'slot')}`];
  return ['cost', `${hours}; ${roundDuration(wallMs)} on ${plural(slots, 'slot')}, ${atOnce} at once`];
}

/** Hours and minutes, for an estimate. */
function roundDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0
    ? `${rest} min`
    : rest === 0
      ? `${groupDigits(hours)} h`
      : `${groupDigits(hours)} h ${rest} min`;
}

const describeFraction = (fraction: Fraction, { resolution }: PlanTable): string =>
  fraction.kind === 'regular'
    ? `the smallest fraction of resolution ${romanResolution(resolution ?? fraction.resolution)}`
    : fraction.kind === 'latin'
      ? `the level of ${fraction.by} follows from the others`
      : `D-optimal for ${fraction.terms.map((term) => term.join(':')).join(' + ')}`;

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

/** How often what is costly to change is set. */
function describePlots({ wholePlot }: SweepSpec, { trials }: Design): string {
  if (wholePlot === undefined) return '';
  const plotOf = ({ settings, replicate }: Design['trials'][number]): string =>
    [replicate, ...wholePlot.map((name) => settings[name])].join(' ');
  const plots = new Set(trials.flatMap((trial) => (trial.reference === undefined ? [plotOf(trial)] : [])));
  return `${plural(plots.size, 'whole plot')} of ${wholePlot.join(' x ')}, each run in one stretch; plots and runs in them `;
}

const describeStop = ({ factors, alpha, action }: StopSpec): string =>
  `${action === 'pause' ? 'paused' : 'offered'} once ${factors.join(', ')} ${factors.length === 1 ? 'is' : 'are'} decided at ${alpha}`;

/** When the rule is looked at, and the first time that it could be met. */
function describeStopPlan(
  { looks, earliest, thresholds }: StopPlan,
  { replicates }: SweepSpec,
  trials: number,
): string {
  const look =
    looks === 'results'
      ? 'e-process, looked at after every result'
      : looks === 'replicates'
        ? 'e-process, looked at after every complete replicate'
        : 'planned looks, one after every complete replicate';
  if (earliest === null) return `${look}; not even all of the runs could meet it`;
  const place = `replicate ${earliest.replicate} of ${replicates}, trial ${groupDigits(earliest.trial)} of ${groupDigits(trials)}`;
  const own = thresholds.find(({ replicate }) => replicate === earliest.replicate);
  return `${look}; met in ${place} at the earliest${own === undefined ? '' : `, where p is below ${formatNumber(own.p, 2)}`}`;
}

const listSettings = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, level]) => `${name} ${level}`)
    .join(', ') || "the trainer's own settings";
