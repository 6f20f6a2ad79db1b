import { didYouMean } from '../../../base/did-you-mean.ts';
import { parseDuration } from '../../duration.ts';
import type { DOptimalFraction, Fraction } from '../../sweep-spec.ts';
import type { Reading } from '../reading.ts';
import type { YamlPath } from '../yaml-source.ts';
import type { WrittenDesign, WrittenDOptimal } from './design.ts';

const startsDefault = 10;

/** What of the rest of the file decides what a fraction is, as written. */
interface Surroundings {
  readonly factorNames: readonly string[];
  readonly seed: number;
  readonly replicates: number;
  readonly slots: number;
  readonly references: number;
}

/**
 * The fraction that the section `design` describes. Whether it is possible is only known with the cells: `checkSize`
 * tells.
 */
export function readFraction(
  written: WrittenDesign,
  around: Surroundings,
  reading: Reading,
): Fraction | undefined {
  if (written === undefined || written === 'full') return undefined;
  if ('fraction' in written && typeof written.fraction === 'object') {
    return { kind: 'regular', resolution: written.fraction.resolution };
  }
  if ('by' in written || 'fraction' in written) {
    const by = written.by ?? around.factorNames.at(-1) ?? '';
    return isFactor(by, ['design', 'by'], around, reading) ? { kind: 'latin', by } : undefined;
  }
  return 'd_optimal' in written ? readDOptimal(written.d_optimal, around, reading) : undefined;
}

function readDOptimal(
  { model, runs, gpu_hours: gpuHours, trial_time: trialTime, starts = startsDefault }: WrittenDOptimal,
  around: Surroundings,
  reading: Reading,
): DOptimalFraction | undefined {
  const faultsBefore = reading.faults.length;
  const at: YamlPath = ['design', 'd_optimal'];
  const refuse = (message: string, next: string): void =>
    reading.refuse('E_DESIGN_FRACTION', reading.source.placeOf(at), message, next);
  const terms = (model ?? around.factorNames).map((term, index) => {
    const factors = term.split(':').map((name) => name.trim());
    for (const name of factors) isFactor(name, [...at, 'model', index], around, reading);
    return [...new Set(factors)];
  });
  const trialMs = trialTime === undefined || trialTime === 0 ? 0 : (parseDuration(trialTime) ?? 0);
  if ((runs === undefined) === (gpuHours === undefined)) {
    refuse('d_optimal needs either runs or gpu_hours', 'write d_optimal: { runs: 80 }');
  } else if (gpuHours !== undefined && trialMs === 0) {
    refuse('gpu_hours needs the duration of a trial', 'add trial_time, such as trial_time: 90s');
  }
  if (reading.faults.length > faultsBefore) return undefined;
  const msPerCell = trialMs * around.slots * around.replicates;
  const affordable = Math.floor(((gpuHours ?? 0) * 3_600_000) / msPerCell) - around.references;
  return { kind: 'dOptimal', runs: runs ?? Math.max(0, affordable), terms, starts, seed: around.seed };
}

function isFactor(name: string, path: YamlPath, { factorNames }: Surroundings, reading: Reading): boolean {
  if (factorNames.includes(name)) return true;
  const place = reading.source.placeOf(path);
  reading.refuse('E_DESIGN_FRACTION', place, `no factor named "${name}"`, didYouMean(name, factorNames));
  return false;
}
