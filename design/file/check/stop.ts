import { YatesError } from '../../../base/error.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Factor, StopSpec } from '../../sweep-spec.ts';
import type { YamlSource } from '../yaml-source.ts';

const alphaDefault = 0.05;

/** @param factors those without a fault of shape */
export function checkStop(
  written: SweepFile['stop'],
  factors: readonly Factor[],
  { wholePlot, prunes }: { readonly wholePlot: readonly string[]; readonly prunes: boolean },
  source: YamlSource,
): { readonly stop: StopSpec | undefined; readonly faults: YatesError[] } {
  if (written === undefined) return { stop: undefined, faults: [] };
  const faults: YatesError[] = [];
  if (prunes) {
    faults.push(
      new YatesError({
        code: 'E_STOP_PRUNE',
        place: source.placeOf(['stop']),
        message:
          'the evidence counts only where results arrive whatever they are, and prune stops trials by theirs',
        next: 'take out stop or prune',
      }),
    );
  }
  const names = factors.map(({ name }) => name);
  for (const [index, name] of written.when_decided.entries()) {
    const fault = (message: string, next: string): void => {
      const place = source.placeOf(['stop', 'when_decided', index]);
      faults.push(new YatesError({ code: 'E_STOP_FACTOR', place, message, next }));
    };
    const factor = factors.find((one) => one.name === name);
    if (factor === undefined) fault(`there is no factor "${name}"`, didYouMean(name, names));
    else if (factor.levels.length < 2) fault(`"${name}" has one level: nothing to decide`, 'leave it out');
    else if (wholePlot.includes(name)) {
      fault(`"${name}" is set by whole plot, which the e-process is not for`, 'name factors within plots');
    }
  }
  const { when_decided: decided, alpha = alphaDefault, do: action = 'offer' } = written;
  return { stop: { factors: [...new Set(decided)], alpha, action }, faults };
}
