/** From a sweep file that is to be launched to its design. Pure: it runs in the coordinator or in a thread beside it. */
import { assert } from '../../base/assert.ts';
import { planSheet } from '../../design/design-of.ts';
import type { Identity } from '../../design/design-hash.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import { readYaml } from '../../design/file/read-yaml.ts';
import { policyInHash, type RunPolicy, samePolicy, withRunPolicy } from '../../design/run-policy.ts';
import type { StepBudget } from '../../design/step-budget.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { restsOnBase, type TrainerChecks } from '../../design/trainer-check.ts';
import { Stretches } from './stretches.ts';

/** A sweep that was launched before. */
export interface EarlierSweep {
  readonly name: string;
  readonly designHash: string;
  /** A part of its trials' ids, whether they rest on it or not. */
  readonly baseVersion: string;
  /** The run policy that its hash covers; undefined where it covers none. */
  readonly policyInHash: RunPolicy | undefined;
  readonly seeds: 'own' | 'shared';
  readonly source: string;
  readonly fileName: string;
}

export interface LaunchRequest {
  readonly source: string;
  readonly fileName: string;
  /** Hash of the weights that trials start from. */
  readonly baseVersion: string;
  readonly earlier: readonly EarlierSweep[];
}

export interface PlannedLaunch {
  readonly spec: SweepSpec;
  readonly hash: string;
  readonly stretches: Stretches;
}

/**
 * A file goes on with the sweep that an earlier version launched from it, if there is one. Three things tell such a sweep from one of
 * this version. The ids cover the base net that was installed, also of trials that have nothing to do with it. A file that does not say `seeds` meant shared seeds, and means own ones now. And the hash covered the run
 * policy, and the ids the time from SIGTERM to SIGKILL: the file is planned as it would have been with that sweep's policy.
 *
 * @param stepsOf a budget for each of the passes over the cells; default: the limit for a sweep
 * @throws YatesErrors every fault of the file
 */
export function planLaunch(
  { source, fileName, baseVersion, earlier }: LaunchRequest,
  trainers: TrainerChecks,
  stepsOf: () => StepBudget | undefined = () => undefined,
): PlannedLaunch {
  const parsed = (seedsDefault: 'own' | 'shared'): SweepSpec =>
    parseSweep(source, { fileName, trainers, seedsDefault, steps: stepsOf() });
  const planned = (spec: SweepSpec, base: string, identity: Identity = 'current'): PlannedLaunch => {
    const stretches = new Stretches();
    const take = (trial: PlannedTrial): void => stretches.add(trial);
    const { hash } = planSheet(spec, base, take, trainers, stepsOf(), identity);
    return { spec, hash, stretches };
  };
  const spec = parsed('own');
  const alike = earlier.filter(({ name }) => name === spec.name);
  const readings = [...(maySayShared(source, fileName, alike) ? [parsed('shared')] : []), spec];
  const known = ({ hash }: PlannedLaunch): boolean => alike.some(({ designHash }) => designHash === hash);
  let fresh: PlannedLaunch | undefined;
  for (const reading of readings) {
    for (const base of basesOf(reading, baseVersion, alike, trainers)) {
      const current = planned(reading, base);
      if (known(current)) return current;
      for (const policy of formerPolicies(alike)) {
        const former = planned(withRunPolicy(reading, policy), base, 'former');
        if (known(former)) return { ...former, spec: reading };
      }
      if (reading === spec && base === baseVersion) fresh = current;
    }
  }
  assert(fresh !== undefined, 'the last reading is that of the file, on the base net of today');
  return fresh;
}

/** True if the file leaves its seeds to the version that launches it, and so did that of a sweep with shared seeds. */
function maySayShared(source: string, fileName: string, alike: readonly EarlierSweep[]): boolean {
  if (alike.length === 0 || saysSeeds(source, fileName)) return false;
  return alike.some((sweep) => sweep.seeds === 'shared' && !saysSeeds(sweep.source, sweep.fileName));
}

/** Base nets that the hash may cover: the one that is installed, and where trials do not rest on it those of earlier sweeps. */
function basesOf(
  spec: SweepSpec,
  baseVersion: string,
  alike: readonly EarlierSweep[],
  trainers: TrainerChecks,
): ReadonlySet<string> {
  const others = restsOnBase(spec, trainers) ? [] : alike.map((sweep) => sweep.baseVersion);
  return new Set([baseVersion, ...others]);
}

/** Different run policies that hashes of the sweeps cover. One that is the default's changes neither hash nor ids. */
function formerPolicies(alike: readonly EarlierSweep[]): readonly RunPolicy[] {
  const found: RunPolicy[] = [];
  for (const { policyInHash: policy } of alike) {
    if (policy === undefined || samePolicy(policy, policyInHash)) continue;
    if (!found.some((other) => samePolicy(other, policy))) found.push(policy);
  }
  return found;
}

/** True if the sweep file has the key `seeds`. */
function saysSeeds(source: string, fileName: string): boolean {
  const { value } = readYaml(source, fileName);
  return typeof value === 'object' && value !== null && 'seeds' in value;
}
