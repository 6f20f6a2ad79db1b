/**
 * Sweep file -> SweepSpec. All faults of a file are reported together, each with its place and the next step; a file
 * with one is refused whole.
 */
import { YatesError } from '../../base/error.ts';
import { checkConstraints } from './check/constraints.ts';
import { checkDerive } from './check/derive.ts';
import { checkFactors } from './check/factors.ts';
import { checkFraction } from './check/fraction.ts';
import { checkReferences, referenceThatIsCell } from './check/references.ts';
import { checkPrune } from './check/prune.ts';
import { checkResponse } from './check/response.ts';
import { checkColumns, checkTrainer } from './check/trainer.ts';
import { checkStop } from './check/stop.ts';
import { checkWholePlot } from './check/whole-plot.ts';
import type { Column } from '../constraint/constraint.ts';
import { describeIssues, misshapenPaths } from './describe-issue.ts';
import { columnsOf, designSpace, refuseHugeCross } from '../cells/design-space.ts';
import { checkSize } from '../cells/expand.ts';
import { throwFaults } from './faults.ts';
import { type SweepFile, sweepFileSchema } from './sweep-file.ts';
import { knownKeys } from './sweep-keys.ts';
import type { DispatchSpec, RetryPolicy, SweepSpec, TrainerSpec } from '../sweep-spec.ts';
import type { TrainerChecks } from '../trainer-check.ts';
import { readYaml, type YamlPath } from './yaml-source.ts';

export interface ParseOptions {
  /** As the user named it, for messages. */
  readonly fileName: string;
  /** What the trainers say about their options and levels; a kind without a check is taken as it is. */
  readonly trainers?: TrainerChecks;
}

/**
 * @param text the sweep file
 * @throws YatesErrors every fault of the file
 */
export function parseSweep(text: string, { fileName, trainers = {} }: ParseOptions): SweepSpec {
  const source = readYaml(text, fileName);
  const shape = sweepFileSchema.safeParse(source.value, { reportInput: true });
  const issues = shape.error?.issues ?? [];
  const faults = describeIssues(issues, source, knownKeys);
  const faulty = misshapenPaths(issues);
  const file = mapOr(source.value as Partial<SweepFile>);
  /** Whether nothing is wrong with the shape of what is at, below or above `path`. */
  const sound = (path: YamlPath): boolean =>
    at(source.value, path) !== undefined &&
    !faulty.some((bad) => {
      const shared = Math.min(bad.length, path.length);
      return bad.slice(0, shared).every((step, index) => step === path[index]) && bad.length > 0;
    });

  const declared = mapOr(file.factors ?? {});
  const factorsFound = isMap(file.factors)
    ? checkFactors(declared, source, sound)
    : { factors: [], faults: [] };
  faults.push(...factorsFound.faults);
  const { factors } = factorsFound;

  const deriveWritten = mapOr(file.derive ?? {});
  const deriveFound = checkDerive(deriveWritten, Object.keys(declared), factors, source, sound);
  faults.push(...deriveFound.faults);
  const { derive } = deriveFound;

  const known = columnsOf(factors, derive);
  const columnNames = [...Object.keys(declared), ...Object.keys(deriveWritten)];
  const columns = [...new Set(columnNames)].map(
    (name): Column => known.find((column) => column.name === name) ?? { name, levels: [] },
  );
  const constraintsWritten = Array.isArray(file.constraints) ? file.constraints : [];
  const constraintsFound = checkConstraints(constraintsWritten, columns, source, sound, levelPath);
  faults.push(...constraintsFound.faults);
  const { constraints } = constraintsFound;

  const fractionFound = checkFraction(sound(['design']) ? file.design : undefined, file, source);
  faults.push(...fractionFound.faults);

  const wholePlotFound = checkWholePlot(sound(['design']) ? file.design : undefined, factors, source);
  faults.push(...wholePlotFound.faults);

  const stopFound = checkStop(
    sound(['stop']) ? file.stop : undefined,
    factors,
    { wholePlot: wholePlotFound.wholePlot ?? [], prunes: file.prune !== undefined },
    source,
  );
  faults.push(...stopFound.faults);

  const check = sound(['trainer', 'kind']) && file.trainer ? trainers[file.trainer.kind] : undefined;
  const metrics = check?.metrics?.(mapOr(file.trainer ?? {}) as TrainerSpec['options']);
  const responseFound =
    sound(['response']) && file.response
      ? checkResponse(file.response, columnNames, metrics, source)
      : undefined;
  faults.push(...(responseFound?.faults ?? []));
  const trainerFound =
    sound(['trainer']) && file.trainer ? checkTrainer(file.trainer, check, columnNames, source) : undefined;
  faults.push(...(trainerFound?.faults ?? []));
  const referencesFound = checkReferences(
    Array.isArray(file.references) ? file.references : [],
    {
      check,
      options: trainerFound?.trainer.options ?? noOptions,
      columns: columnNames,
      responses: responseFound?.responses.map(({ name }) => name) ?? [],
    },
    source,
    sound,
  );
  faults.push(...referencesFound.faults);
  if (check !== undefined)
    faults.push(...withoutRepeats(checkColumns(known, check, source, levelPath), faults));

  const pruneFound = checkPrune(
    sound(['prune']) ? file.prune : undefined,
    responseFound?.responses ?? [],
    source,
  );
  faults.push(...pruneFound.faults);

  if (file.dispatch !== undefined && wholePlotFound.wholePlot !== undefined) {
    faults.push(
      new YatesError({
        code: 'E_DISPATCH',
        place: source.placeOfKey(['dispatch']),
        message: 'dispatch: the cells of a whole plot run in one stretch, which balancing would break up',
        next: 'take out dispatch, or the whole plots',
      }),
    );
  }

  // A huge cross is told at once, with whatever else is wrong; cells are only counted where all else is right.
  tryOrFault(['factors'], () => refuseHugeCross(factors));
  throwFaults(faults);
  const spec: SweepSpec = completed(shape.data as SweepFile);
  tryOrFault(['constraints'], () =>
    checkSize(designSpace(spec), spec.replicates, spec.fraction, spec.references?.length),
  );
  throwFaults(faults);
  refuseCellAsReference(spec);
  throwFaults(faults);
  return spec;

  function refuseCellAsReference(spec: SweepSpec): void {
    const index = referenceThatIsCell(spec);
    if (index === undefined) return;
    faults.push(
      new YatesError({
        code: 'E_REFERENCE_SAME',
        place: source.placeOf(['references', index]),
        message: `reference ${JSON.stringify(spec.references?.[index]?.name)} is a cell of the design`,
        next: 'remove it: the design runs it already',
      }),
    );
  }

  function tryOrFault(path: YamlPath, attempt: () => void): void {
    try {
      attempt();
    } catch (error) {
      if (!(error instanceof YatesError)) throw error;
      const { code, what: message, next } = error;
      const place =
        code === 'E_DESIGN_TOO_LARGE'
          ? source.placeOfKey(['factors'])
          : source.placeOfKey(/^E_DESIGN_(FRACTION|RUNS)$/.test(code) ? ['design'] : path);
      faults.push(new YatesError({ code, message, next, place }));
    }
  }

  /** Path of a column, or of one level of it, in the file. */
  function levelPath(column: string, level?: unknown): YamlPath | undefined {
    const factor = factors.find(({ name }) => name === column);
    if (factor !== undefined) {
      if (level === undefined) return ['factors', column];
      const index = factor.levels.findIndex((candidate) => candidate === level);
      return Array.isArray(declared[column])
        ? ['factors', column, index]
        : ['factors', column, 'levels', index];
    }
    if (level === undefined) return ['derive', column];
    const map = Object.entries(deriveWritten[column]?.map ?? {});
    const key = map.find(([, value]) => value === level)?.[0];
    return key === undefined ? undefined : ['derive', column, 'map', key];
  }

  function completed(file: SweepFile): SweepSpec {
    if (responseFound === undefined || trainerFound === undefined)
      throw new Error('faults were thrown before');
    return {
      version: 1,
      name: file.name,
      description: file.description ?? '',
      factors,
      derive,
      constraints,
      ...(fractionFound.fraction === undefined ? {} : { fraction: fractionFound.fraction }),
      ...(wholePlotFound.wholePlot === undefined ? {} : { wholePlot: wholePlotFound.wholePlot }),
      ...(referencesFound.references.length === 0 ? {} : { references: referencesFound.references }),
      replicates: file.replicates ?? 1,
      blocks: file.blocks ?? 'replicate',
      seed: file.seed ?? 0,
      primary: responseFound.primary,
      responses: responseFound.responses,
      ...(stopFound.stop === undefined ? {} : { stop: stopFound.stop }),
      trainer: trainerFound.trainer,
      resources: { slots: file.resources?.slots ?? 1, labels: file.resources?.labels ?? {} },
      retry: retryPolicy(file.retry),
      ...(file.dispatch === undefined ? {} : { dispatch: dispatchSpec(file.dispatch) }),
      ...(pruneFound.prune === undefined ? {} : { prune: pruneFound.prune }),
    };
  }
}

const noOptions: TrainerSpec['options'] = {};

const dispatchSpec = ({ balance, window = 16 }: NonNullable<SweepFile['dispatch']>): DispatchSpec => ({
  balance,
  window,
});

function retryPolicy(written: SweepFile['retry'] = {}): RetryPolicy {
  return {
    user: written.user ?? 1,
    outOfMemory: written.out_of_memory ?? 1,
    // The same settings and seed diverge again: a retry would only cost time.
    diverged: written.diverged ?? 0,
    timeout: written.timeout ?? 1,
    lost: written.lost ?? 5,
    infrastructure: written.infrastructure ?? 20,
    metricsMissing: written.metrics_missing ?? 1,
  };
}

/** The adapter rule and the trainer may say the same of one level. */
function withoutRepeats(candidates: readonly YatesError[], known: readonly YatesError[]): YatesError[] {
  const placeOf = ({ place }: YatesError): string => `${place?.line}:${place?.column}`;
  const taken = new Set(known.map(placeOf));
  return candidates.filter((error) => !taken.has(placeOf(error)));
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map of the file, or an empty one where it has another shape, which is reported already. */
function mapOr<T extends object>(value: T): T {
  return isMap(value) ? value : ({} as T);
}

function at(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
