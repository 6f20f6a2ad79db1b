import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import type { VarianceOfGroup } from '../../stats/error-result.ts';
import { grid } from './grid.ts';

/** What the levels of random factors differ by: nothing where every run has luck of its own. */
export function varianceSection({ varianceComponents, random }: Analysis): string[] {
  if (random.length === 0 || varianceComponents.length === 0) return [];
  return [
    `Variance components (${random.join(', ')} ${random.length === 1 ? 'is' : 'are'} random)`,
    ...grid([['group', 'variance', ''], ...varianceComponents.map(row)], ['left', 'right', 'left']),
  ];
}

const row = ({ group, variance, atZero, aliasedWith }: VarianceOfGroup): string[] => [
  group,
  variance === null ? '-' : formatNumber(variance),
  atZero ? 'kept at zero' : aliasedWith.length > 0 ? `cannot be told from ${aliasedWith.join(', ')}` : '',
];
