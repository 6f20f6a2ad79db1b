import { YatesError } from '../../../base/error.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { parseDuration } from '../../duration.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Fraction } from '../../sweep-spec.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

const startsDefault = 10;

interface Found {
  readonly fraction: Fraction | undefined;
  readonly faults: YatesError[];
}

/** Whether the fraction is possible is only known with the cells: `checkSize` tells. */
export function checkFraction(
  written: SweepFile['design'],
  file: Partial<SweepFile>,
  source: YamlSource,
): Found {
  if (written === undefined || written === 'full') return { fraction: undefined, faults: [] };
  const names = Object.keys(file.factors ?? {});
  const faults: YatesError[] = [];
  const fault = (path: YamlPath, message: string, next: string): void => {
    faults.push(new YatesError({ code: 'E_DESIGN_FRACTION', place: source.placeOf(path), message, next }));
  };
  const refuseUnlessFactor = (name: string, path: YamlPath): void => {
    if (!names.includes(name)) fault(path, `there is no factor "${name}"`, didYouMean(name, names));
  };

  if (!('fraction' in written) && !('d_optimal' in written)) return { fraction: undefined, faults };
  if ('fraction' in written) {
    const by = written.by ?? names.at(-1) ?? '';
    refuseUnlessFactor(by, ['design', 'by']);
    return { fraction: faults.length > 0 ? undefined : { kind: 'latin', by }, faults };
  }
  const {
    model,
    runs,
    gpu_hours: gpuHours,
    trial_time: trialTime,
    starts = startsDefault,
  } = written.d_optimal;
  const at: YamlPath = ['design', 'd_optimal'];
  const terms = (model ?? names).map((term, index) => {
    const factors = term.split(':').map((name) => name.trim());
    for (const name of factors) refuseUnlessFactor(name, [...at, 'model', index]);
    return [...new Set(factors)];
  });
  const trialMs = trialTime === undefined || trialTime === 0 ? 0 : (parseDuration(trialTime) ?? 0);
  if ((runs === undefined) === (gpuHours === undefined)) {
    fault(at, 'it must say either runs or gpu_hours', 'write d_optimal: { runs: 80 }');
  } else if (gpuHours !== undefined && trialMs === 0) {
    fault(at, 'gpu_hours needs the time of a trial', 'add trial_time, such as trial_time: 90s');
  }
  const msPerCell = trialMs * (file.resources?.slots ?? 1) * (file.replicates ?? 1);
  const references = Array.isArray(file.references) ? file.references.length : 0;
  const affordable = runs ?? Math.max(0, Math.floor(((gpuHours ?? 0) * 3_600_000) / msPerCell) - references);
  if (faults.length > 0) return { fraction: undefined, faults };
  return {
    fraction: { kind: 'dOptimal', runs: affordable, terms, starts, seed: file.seed ?? 0 },
    faults,
  };
}
