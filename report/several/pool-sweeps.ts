/** Several sweeps of one design space as one, in which the sweep is a block. */
import { assert } from '../../base/assert.ts';
import { YatesError } from '../../base/error.ts';
import { canonicalJson, type Json } from '../../base/canonical-json.ts';
import type { Factor, Level, SweepSpec } from '../../design/sweep-spec.ts';
import type { TrialRecord } from '../trial-record.ts';

export interface OneOfSeveral<Trial extends TrialRecord = TrialRecord> {
  /** Id of the sweep, or name of the file that its runs are from. */
  readonly name: string;
  readonly spec: SweepSpec;
  readonly trials: readonly Trial[];
  /** Only what its runs show is known of its design. */
  readonly isInferred: boolean;
}

export interface PooledSweeps<Trial extends TrialRecord = TrialRecord> {
  /** That of the first whose sweep file is known, with the levels of all. */
  readonly spec: SweepSpec;
  /** Those of the first sweep, then those of the second: planned, realised order and blocks go on where those of the one before end. */
  readonly trials: readonly (Trial & { readonly sweep: string })[];
}

/**
 * @param sweeps two or more
 * @throws YatesError E_SWEEPS_DIFFER where they are not of one design space, with what differs
 */
export function poolSweeps<Trial extends TrialRecord>(
  sweeps: readonly OneOfSeveral<Trial>[],
): PooledSweeps<Trial> {
  const lead = sweeps.find(({ isInferred }) => !isInferred) ?? sweeps[0];
  assert(lead !== undefined, 'there are sweeps to pool');
  const faults = sweeps.flatMap((one) => (one === lead ? [] : differences(lead, one)));
  if (faults.length > 0)
    throw new YatesError({
      code: 'E_SWEEPS_DIFFER',
      message: `these are not sweeps of one design space: ${faults.slice(0, faultsMax).join('; ')}${faults.length > faultsMax ? `; and ${faults.length - faultsMax} more` : ''}`,
      next: `see all with \`yates diff ${lead.name} ${sweeps.find((one) => one !== lead)?.name}\`, or analyse each by itself`,
    });
  const { spec } = lead;
  const specs = sweeps.map((one) => one.spec);
  const references = specs.flatMap((one) => one.references ?? []);
  const { references: _own, ...rest } = spec;
  return {
    spec: {
      ...rest,
      factors: spec.factors.map((factor) => ({ ...factor, levels: levelsOf(factor, specs) })),
      derive: spec.derive.map((column) => ({
        ...column,
        map: uniqueBy(
          specs.flatMap((one) => one.derive.find(({ name }) => name === column.name)?.map ?? []),
          ([level]) => String(level),
        ),
      })),
      replicates: Math.max(...specs.map(({ replicates }) => replicates)),
      ...(references.length === 0 ? {} : { references: uniqueBy(references, ({ name }) => name) }),
    },
    trials: inARow(sweeps),
  };
}

const faultsMax = 4;

const uniqueBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[] =>
  [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();

/** In the order of the first; numbers by size, where further levels come from others. */
function levelsOf({ name, levels }: Factor, specs: readonly SweepSpec[]): readonly Level[] {
  const all = specs.flatMap((spec) => spec.factors.find((factor) => factor.name === name)?.levels ?? []);
  const union = [...new Map([...levels, ...all].map((level) => [String(level), level])).values()];
  const isLonger = union.length > levels.length;
  return isLonger && union.every((level) => typeof level === 'number')
    ? union.toSorted((a, b) => a - b)
    : union;
}

/** What keeps another sweep from being analysed with the first, a phrase each. */
function differences(first: OneOfSeveral, second: OneOfSeveral): string[] {
  const [a, b] = [first.spec, second.spec];
  const isInferred = first.isInferred || second.isInferred;
  const names = (spec: SweepSpec): string[] => spec.factors.map(({ name }) => name);
  const only = (one: SweepSpec, other: SweepSpec, of: string): string[] =>
    names(one)
      .filter((name) => !names(other).includes(name))
      .map((name) => `only ${of} has factor ${name}`);
  const differ = (what: string, of: (spec: SweepSpec) => unknown): string[] => {
    const [here, there] = [of(a), of(b)].map((value) => canonicalJson((value ?? null) as Json));
    return here === there ? [] : [`${what} differs between ${first.name} and ${second.name}`];
  };
  const shares = (spec: SweepSpec): boolean => spec.seeds !== 'own' && spec.replicates > 1;
  return [
    ...only(a, b, first.name),
    ...only(b, a, second.name),
    ...kindFaults(first, second),
    ...differ('the whole plot', ({ wholePlot = [] }) => wholePlot.toSorted()),
    ...(shares(a) !== shares(b) && a.replicates > 1 && b.replicates > 1
      ? [`seeds are shared in ${shares(a) ? first.name : second.name} and each run's own in the other`]
      : []),
    ...(isInferred
      ? []
      : [
          ...differ('under which levels factors exist', ({ factors }) =>
            factors.filter(({ when }) => when !== undefined).map(({ name, when }) => [name, when?.factor]),
          ),
          ...differ('which factors are random', ({ random = [] }) => random.toSorted()),
          ...a.responses.flatMap(({ name, goal }) => {
            const other = b.responses.find((one) => one.name === name);
            return other === undefined || other.goal === goal
              ? []
              : [`${name} is to ${goal} in ${first.name} and to ${other.goal} in ${second.name}`];
          }),
        ]),
  ];
}

/** Numbers in one sweep and names in another: 1 and "1" would pass for one level. */
function kindFaults(first: OneOfSeveral, second: OneOfSeveral): string[] {
  return first.spec.factors.flatMap(({ name, levels }) => {
    const other = second.spec.factors.find((factor) => factor.name === name);
    const kinds = [levels, other?.levels ?? []].map((all) => typeof all[0]);
    return other === undefined || kinds[0] === kinds[1] || levels.length * other.levels.length === 0
      ? []
      : [`the levels of ${name} are ${kinds[0]}s in ${first.name} and ${kinds[1]}s in ${second.name}`];
  });
}

function inARow<Trial extends TrialRecord>(
  sweeps: readonly OneOfSeveral<Trial>[],
): (Trial & { readonly sweep: string })[] {
  let [planned, realised, block] = [0, 0, 0];
  return sweeps.flatMap(({ name, trials }) => {
    const from = { planned, realised, block };
    for (const trial of trials) {
      planned = Math.max(planned, from.planned + trial.plannedOrder + 1);
      realised = Math.max(realised, from.realised + (trial.realisedOrder ?? -1) + 1);
      block = Math.max(block, from.block + trial.block);
    }
    return trials.map((trial) => ({
      ...trial,
      sweep: name,
      plannedOrder: from.planned + trial.plannedOrder,
      realisedOrder: trial.realisedOrder === undefined ? undefined : from.realised + trial.realisedOrder,
      block: from.block + trial.block,
    }));
  });
}
