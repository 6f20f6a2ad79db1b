/**
 * Sweep file -> SweepSpec. All faults of a file are reported together, each with its place and the next step; a file
 * with one is refused whole.
 */
import { columnsOf } from '../cells/design-space.ts';
import type { Column } from '../constraint/constraint.ts';
import type { StepBudget } from '../step-budget.ts';
import type { Factor, SweepSpec } from '../sweep-spec.ts';
import type { LevelFault, TrainerChecks } from '../trainer-check.ts';
import { checkCells, checkCross } from './check-cells.ts';
import { refuseCounts } from './check-counts.ts';
import { ColumnPlaces } from './column-places.ts';
import { describeIssues, misshapenPaths } from './describe-issue.ts';
import { throwFaults } from './faults.ts';
import { readYaml } from './read-yaml.ts';
import { Reading } from './reading.ts';
import { readConstraints } from './sections/constraints.ts';
import { readDerive } from './sections/derive.ts';
import { readDispatch } from './sections/dispatch.ts';
import { readKeep } from './sections/keep.ts';
import { readFactors } from './sections/factors.ts';
import { readFraction } from './sections/fraction.ts';
import { readPrune } from './sections/prune.ts';
import { readRandom } from './sections/random.ts';
import { readReferences } from './sections/references.ts';
import { circularFactor } from './sections/when.ts';
import type { YamlPath } from './yaml-source.ts';
import { replicationOf, seedOf } from './sections/replication.ts';
import { slotsPerTrial } from '../slots-per-trial.ts';
import { resourcesOf } from './sections/resources.ts';
import { readResponse } from './sections/response.ts';
import { retryPolicyOf } from './sections/retry.ts';
import { type SeedsDefault, seedsInSpec } from './sections/seeds.ts';
import { readStop } from './sections/stop.ts';
import { checkColumns, readTrainer } from './sections/trainer.ts';
import { readWholePlot } from './sections/whole-plot.ts';
import { type SweepFile, sweepFileSchema } from './sweep-file.ts';
import { knownKeys } from './sweep-keys.ts';

export interface ParseOptions {
  /** As the user named it, for messages. */
  readonly fileName: string;
  /** What the trainers say about their options and levels, and their named rules; a kind without a check is taken as it is. */
  readonly trainers?: TrainerChecks;
  /** What a file means that does not say `seeds` (default: own). */
  readonly seedsDefault?: SeedsDefault;
  /** Number of steps that checking the cells may take; default: the limit for a sweep. */
  readonly steps?: StepBudget | undefined;
}

/**
 * Reads a sweep file, checks it and completes it with the defaults.
 *
 * @param text the sweep file
 * @throws YatesErrors every fault of the file
 *
 * @example
 * const text = `version: 1
 * name: sizes
 * factors: { size: [small, large] }
 * response: { primary: score, goal: maximize }
 * trainer: { kind: command }`;
 * parseSweep(text, { fileName: 'sizes.yaml' }).factors;
 * // [{ name: 'size', label: 'size', levels: ['small', 'large'] }]
 */
export function parseSweep(
  text: string,
  { fileName, trainers = {}, seedsDefault = 'own', steps }: ParseOptions,
): SweepSpec {
  const source = readYaml(text, fileName);
  refuseCounts(source);
  const shape = sweepFileSchema.safeParse(source.value, { reportInput: true });
  const issues = shape.error?.issues ?? [];
  const reading = new Reading(source, misshapenPaths(issues));
  reading.faults.push(...describeIssues(issues, source, knownKeys));
  const sections = readSections(mapOr(source.value as Partial<SweepFile>), trainers, reading);
  // A huge cross is reported with whatever else is wrong; cells are only counted if all else is right.
  checkCross(sections.factors, reading);
  throwFaults(reading.faults);
  const spec = specOf(shape.data as SweepFile, sections, seedsDefault);
  checkCells(spec, trainers[spec.trainer.kind]?.rules ?? {}, reading, steps);
  throwFaults(reading.faults);
  return spec;
}

type Sections = ReturnType<typeof readSections>;

/** The sections that have something to check, in the order in which their faults are reported. */
function readSections(file: Partial<SweepFile>, trainers: TrainerChecks, reading: Reading) {
  /** A section of the right shape; undefined otherwise, which is reported already, or if it is left out. */
  const sound = <Key extends keyof SweepFile>(key: Key): SweepFile[Key] | undefined =>
    reading.isSound([key]) ? file[key] : undefined;
  const check =
    reading.isSound(['trainer', 'kind']) && file.trainer ? trainers[file.trainer.kind] : undefined;

  const writtenFactors = mapOr(file.factors ?? {});
  const writtenDerive = mapOr(file.derive ?? {});
  const factors = isMap(file.factors) ? readFactors(writtenFactors, reading) : [];
  refuseConditions(factors, file, reading);
  const derive = readDerive(writtenDerive, Object.keys(writtenFactors), factors, reading);
  const columns = columnsOf(factors, derive);
  const columnNames = [...new Set([...Object.keys(writtenFactors), ...Object.keys(writtenDerive)])];
  const places = new ColumnPlaces(writtenFactors, writtenDerive, factors);

  const rules = reading.isSound(['trainer', 'kind']) ? (check?.rules ?? {}) : undefined;
  const columnByName = new Map(columns.map((column) => [column.name, column]));
  const declared = columnNames.map((name): Column => columnByName.get(name) ?? { name, levels: [] });
  const constraints = readConstraints(listOr(file.constraints), declared, rules, places, reading);
  const around = {
    factorNames: Object.keys(writtenFactors),
    seed: seedOf(file),
    replicates: sound('replicates') ?? 1,
    slots: slotsPerTrial(resourcesOf(sound('resources'))),
    references: listOr(file.references).length,
  };
  const fraction = readFraction(sound('design'), around, reading);
  const wholePlot = readWholePlot(sound('design'), factors, reading);
  const random = readRandom(
    sound('random'),
    factors,
    Object.keys(writtenDerive),
    wholePlot !== undefined,
    reading,
  );
  const prunes = file.prune !== undefined;
  const stop = readStop(
    sound('stop'),
    factors,
    { wholePlot: wholePlot ?? [], random: random ?? [], prunes },
    reading,
  );

  const options = mapOr(file.trainer ?? {}) as SweepSpec['trainer']['options'];
  const metrics = check?.metrics?.(options);
  const response = sound('response');
  const primaryFault = (metric: string): LevelFault | undefined => check?.primary?.(metric, options, columns);
  const responses = response && readResponse(response, columnNames, { metrics, primaryFault }, reading);
  const writtenTrainer = sound('trainer');
  const trainer = writtenTrainer && readTrainer(writtenTrainer, check, columnNames, reading);
  const references = readReferences(
    listOr(file.references),
    {
      check,
      options: trainer?.options ?? {},
      columns: columnNames,
      responses: responses?.map(({ name }) => name) ?? [],
    },
    reading,
  );
  if (check !== undefined) checkColumns(columns, check, places, reading);
  const prune = readPrune(sound('prune'), responses ?? [], reading);
  const keep = readKeep(sound('keep'));
  const dispatch = readDispatch(sound('dispatch'), wholePlot !== undefined, reading);
  return {
    factors,
    derive,
    constraints,
    fraction,
    wholePlot,
    random,
    stop,
    responses,
    trainer,
    references,
    prune,
    dispatch,
    keep,
  };
}

/** What a factor that exists under some levels of another only cannot be. */
function refuseConditions(factors: readonly Factor[], file: Partial<SweepFile>, reading: Reading): void {
  const nested = factors.filter(({ when }) => when !== undefined);
  const [first] = nested;
  if (first === undefined) return;
  const refuse = (path: YamlPath, message: string, next: string): void =>
    reading.refuse('E_FACTOR_WHEN', reading.source.placeOf(path), message, next);
  const circular = circularFactor(factors);
  if (circular !== undefined)
    refuse(
      ['factors', circular.name, 'when'],
      `factor "${circular.name}" exists under levels of itself, by way of others`,
      'remove one of the conditions',
    );
  const { design } = file;
  if (typeof design === 'object' && design !== null && ('fraction' in design || 'd_optimal' in design))
    refuse(
      ['design'],
      `factor "${first.name}" exists under some levels of another only, and a fraction is of factors that are crossed`,
      'write design: full, or remove when',
    );
  for (const [index, name] of listOr(file.random).entries()) {
    if (nested.some((factor) => factor.name === name))
      refuse(
        ['random', index],
        `factor "${name}" exists under some levels of another only, so its levels are no sample of all cells`,
        'remove it from random, or remove when',
      );
  }
}

/** @param file of the right shape, its sections without faults */
function specOf(file: SweepFile, sections: Sections, seedsDefault: SeedsDefault): SweepSpec {
  const { factors, derive, constraints, fraction, wholePlot, random, references } = sections;
  const { responses, stop, trainer, prune, dispatch, keep } = sections;
  if (responses === undefined || trainer === undefined) throw new Error('faults were thrown before');
  return {
    version: 1,
    name: file.name,
    description: file.description ?? '',
    factors,
    derive,
    constraints,
    ...(fraction === undefined ? {} : { fraction }),
    ...(wholePlot === undefined ? {} : { wholePlot }),
    ...(random === undefined ? {} : { random }),
    ...(references.length === 0 ? {} : { references }),
    ...replicationOf({ ...file, seed: seedOf(file) }),
    ...seedsInSpec(file.seeds, seedsDefault),
    primary: responses[0],
    responses,
    ...(stop === undefined ? {} : { stop }),
    trainer,
    resources: resourcesOf(file.resources),
    retry: retryPolicyOf(file.retry),
    ...(dispatch === undefined ? {} : { dispatch }),
    ...(keep === undefined ? {} : { keep }),
    ...(prune === undefined ? {} : { prune }),
  };
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map of the file, or an empty one if it has another shape, which is reported already. */
function mapOr<T extends object>(value: T): T {
  return isMap(value) ? value : ({} as T);
}

/** A list of the file, or an empty one if it has another shape, which is reported already. */
function listOr<Item>(value: readonly Item[] | undefined): Item[] {
  return Array.isArray(value) ? value : [];
}
