/** From a sweep file that is to be launched to its design. */
import { setImmediate } from 'node:timers/promises';
import { type Design, planDesign } from '../../design/design-of.ts';
import { parseSweep } from '../../design/file/parse-sweep.ts';
import { readYaml } from '../../design/file/read-yaml.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { seedsOf } from '../../design/trial-seeds.ts';
import type { TrainerChecks } from '../../design/trainer-check.ts';
import type { Host } from '../host.ts';

/** At a time. */
const planningMsMax = 20;

interface PlanningParts {
  readonly host: Host;
  readonly baseVersion: string;
  readonly trainers: TrainerChecks;
}

/**
 * A file that does not say `seeds` means own seeds, except where an earlier version launched that very file, and so with
 * shared seeds: then the file goes on with the sweep that is there.
 *
 * @throws YatesErrors every fault of the file
 */
export async function planLaunch(
  { host, baseVersion, trainers }: PlanningParts,
  source: string,
  fileName: string,
): Promise<Design & { readonly spec: SweepSpec }> {
  const planned = async (seedsDefault: 'own' | 'shared'): Promise<Design & { spec: SweepSpec }> => {
    const spec = parseSweep(source, { fileName, trainers, seedsDefault });
    return { spec, ...(await besideOthers(planDesign(spec, baseVersion, trainers))) };
  };
  if (!saysSeeds(source, fileName)) {
    const earlier = [...host.state.sweeps.values()].filter(
      (sweep) => seedsOf(sweep.spec) === 'shared' && !saysSeeds(sweep.source, sweep.fileName),
    );
    const { name } = parseSweep(source, { fileName, trainers });
    if (earlier.some(({ spec }) => spec.name === name)) {
      const shared = await planned('shared');
      if (earlier.some(({ designHash }) => designHash === shared.hash)) return shared;
    }
  }
  return planned('own');
}

/** True if the sweep file has the key `seeds`. */
function saysSeeds(source: string, fileName: string): boolean {
  const { value } = readYaml(source, fileName);
  return typeof value === 'object' && value !== null && 'seeds' in value;
}

/** A large design takes half a minute to plan: leases and renewals go on meanwhile. */
async function besideOthers(planning: Generator<void, Design, undefined>): Promise<Design> {
  let sinceMs = performance.now();
  for (;;) {
    const { done, value } = planning.next();
    if (done) return value;
    if (performance.now() - sinceMs < planningMsMax) continue;
    await setImmediate();
    sinceMs = performance.now();
  }
}
