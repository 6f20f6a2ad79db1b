import { YatesError } from '../base/error.ts';
import { didYouMean } from './did-you-mean.ts';
import type { SweepFile } from './sweep-file.ts';
import type { Fraction } from './sweep-spec.ts';
import type { YamlSource } from './yaml-source.ts';

/** Whether the fraction is possible is only known with the cells: `latinFraction` tells. */
export function checkFraction(
  written: SweepFile['design'],
  factors: Readonly<Record<string, unknown>>,
  source: YamlSource,
): { readonly fraction: Fraction | undefined; readonly faults: YatesError[] } {
  if (written === undefined || written === 'full') return { fraction: undefined, faults: [] };
  const names = Object.keys(factors);
  const by = written.by ?? names.at(-1) ?? '';
  if (names.includes(by)) return { fraction: { kind: 'latin', by }, faults: [] };
  const fault = new YatesError({
    code: 'E_DESIGN_FRACTION',
    place: source.placeOf(['design', 'by']),
    message: `there is no factor "${by}"`,
    next: didYouMean(by, names),
  });
  return { fraction: undefined, faults: [fault] };
}
