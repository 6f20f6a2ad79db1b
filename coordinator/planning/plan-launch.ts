/** From a sweep file that is to be launched to its design. Pure: it runs in the coordinator or in a thread beside it. */
import { planSheet } from '../../design/design-of.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import { readYaml } from '../../design/file/read-yaml.ts';
import type { StepBudget } from '../../design/step-budget.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import { Stretches } from './stretches.ts';

/** A sweep with shared seeds that was launched before. */
export interface EarlierSweep {
  readonly name: string;
  readonly designHash: string;
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
 * A file that does not say `seeds` means own seeds, except where an earlier version launched that very file, and so with
 * shared seeds: then the file goes on with the sweep that is there.
 *
 * @param stepsOf a budget for each of the passes over the cells; default: the limit for a sweep
 * @throws YatesErrors every fault of the file
 */
export function planLaunch(
  { source, fileName, baseVersion, earlier }: LaunchRequest,
  trainers: TrainerChecks,
  stepsOf: () => StepBudget | undefined = () => undefined,
): PlannedLaunch {
  const planned = (seedsDefault: 'own' | 'shared'): PlannedLaunch => {
    const spec = parseSweep(source, { fileName, trainers, seedsDefault, steps: stepsOf() });
    const stretches = new Stretches();
    const { hash } = planSheet(spec, baseVersion, (trial) => stretches.add(trial), trainers, stepsOf());
    return { spec, hash, stretches };
  };
  const unsaid = earlier.length > 0 && !saysSeeds(source, fileName) ? earlier : [];
  const alike = unsaid.filter((sweep) => !saysSeeds(sweep.source, sweep.fileName));
  if (alike.length > 0) {
    const { name } = parseSweep(source, { fileName, trainers, steps: stepsOf() });
    if (alike.some((sweep) => sweep.name === name)) {
      const shared = planned('shared');
      if (alike.some(({ designHash }) => designHash === shared.hash)) return shared;
    }
  }
  return planned('own');
}

/** True if the sweep file has the key `seeds`. */
function saysSeeds(source: string, fileName: string): boolean {
  const { value } = readYaml(source, fileName);
  return typeof value === 'object' && value !== null && 'seeds' in value;
}
