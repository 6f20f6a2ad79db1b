import type { Analysis } from '../analysis-result.ts';
import { alpha } from './alpha.ts';
import { formatP, listWords } from './wording.ts';

/**
 * Whether effects are the same in all sweeps that were analysed together; [] for one sweep.
 *
 * @example
 * const untold = { df: 1, denDf: 20, f: 0.5, reason: null };
 * const checks = [
 *   { ...untold, factor: 'lr', p: 0.001, pAdjusted: 0.002 },
 *   { ...untold, factor: 'depth', p: 0.5, pAdjusted: 0.5 },
 * ];
 * sweepsInWords({ sweeps: { names: ['a', 'b'], checks } });
 * // [
 * //   'The effect of lr is not the same in all sweeps (p = .002): read it sweep by sweep.',
 * //   'Nothing shows that the effect of depth differs between the sweeps (p = .500); that is no proof that it is the same.',
 * // ]
 */
export function sweepsInWords({ sweeps }: Pick<Analysis, 'sweeps'>): string[] {
  if (sweeps === undefined) return [];
  const { checks } = sweeps;
  const differ = checks.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted <= alpha);
  const hold = checks.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted > alpha);
  const untested = checks.filter(({ pAdjusted }) => pAdjusted === null);
  const least = Math.min(...hold.map(({ pAdjusted }) => pAdjusted ?? 1));
  const effect = (all: readonly unknown[]): string => (all.length === 1 ? 'effect' : 'effects');
  return [
    ...differ.map(
      ({ factor, pAdjusted }) =>
        `The effect of ${factor} is not the same in all sweeps (${formatP(pAdjusted ?? 0)}): read it sweep by sweep.`,
    ),
    ...(hold.length === 0
      ? []
      : [
          `Nothing shows that the ${effect(hold)} of ${listWords(hold.map(({ factor }) => factor))} ${hold.length === 1 ? 'differs' : 'differ'} between the sweeps (${hold.length === 1 ? '' : 'smallest '}${formatP(least)}); that is no proof that ${hold.length === 1 ? 'it is' : 'they are'} the same.`,
        ]),
    ...(untested.length === 0
      ? []
      : [
          `Whether the ${effect(untested)} of ${listWords(untested.map(({ factor }) => factor))} ${untested.length === 1 ? 'is' : 'are'} the same in all sweeps could not be tested: ${untested[0]?.reason ?? 'there is no error to test against'}.`,
        ]),
  ];
}
