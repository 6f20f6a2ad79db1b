import { YatesError } from '../../../base/error.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { HalvingSpec, Response } from '../../sweep-spec.ts';
import type { YamlSource } from '../yaml-source.ts';

/** @param responses whose goal a metric of the same name has, where the file gives none */
export function checkPrune(
  written: SweepFile['prune'],
  responses: readonly Response[],
  source: YamlSource,
): { readonly prune: HalvingSpec | undefined; readonly faults: YatesError[] } {
  if (written === undefined) return { prune: undefined, faults: [] };
  const { metric, at, keep = 0.5 } = written.halving;
  const goal = written.halving.goal ?? responses.find(({ name }) => name === metric)?.goal;
  const faults: YatesError[] = [];
  const fault = (key: string, message: string, next: string): void => {
    const place = source.placeOf(['prune', 'halving', key]);
    faults.push(new YatesError({ code: 'E_PRUNE', place, message, next }));
  };
  if (goal === undefined)
    fault('metric', `prune: "${metric}" is no response`, 'add goal: minimize, or goal: maximize');
  if (at.some((step, index) => index > 0 && step <= (at[index - 1] as number)))
    fault('at', 'prune: the steps do not ascend', 'write them in order, each once');
  return { prune: goal === undefined ? undefined : { metric, goal, at, keep }, faults };
}
