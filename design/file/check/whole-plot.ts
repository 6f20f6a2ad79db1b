import { YatesError } from '../../../base/error.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Factor } from '../../sweep-spec.ts';
import type { YamlSource } from '../yaml-source.ts';

/** @param factors those without a fault of shape */
export function checkWholePlot(
  written: SweepFile['design'],
  factors: readonly Factor[],
  source: YamlSource,
): { readonly wholePlot: readonly string[] | undefined; readonly faults: YatesError[] } {
  const named = typeof written === 'object' ? written.whole_plot : undefined;
  if (named === undefined) return { wholePlot: undefined, faults: [] };
  const faults: YatesError[] = [];
  const fault = (index: number | undefined, message: string, next: string): void => {
    const place = source.placeOf(['design', 'whole_plot', ...(index === undefined ? [] : [index])]);
    faults.push(new YatesError({ code: 'E_DESIGN_PLOT', place, message, next }));
  };
  const names = factors.map(({ name }) => name);
  for (const [index, name] of named.entries()) {
    if (!names.includes(name)) fault(index, `there is no factor "${name}"`, didYouMean(name, names));
    else if (named.indexOf(name) < index) fault(index, `factor "${name}" is there twice`, 'remove one');
  }
  const others = factors.filter(({ name, levels }) => !named.includes(name) && levels.length > 1);
  if (faults.length === 0 && others.length === 0) {
    fault(undefined, 'every factor is named, so that a whole plot would be one run', 'leave whole_plot out');
  }
  return { wholePlot: named, faults };
}
