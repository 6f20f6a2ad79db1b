import { formatNumber } from '../../base/number-text.ts';
import type { Analysis } from '../analysis-result.ts';
import { levelsInWords } from './population.ts';
import { listWords } from './wording.ts';

/** "More subjects or more seeds?", in one sentence; [] where nothing is a sample. */
export function halfIntervalInWords({
  halfInterval,
  random,
  seeds,
}: Pick<Analysis, 'halfInterval' | 'random' | 'seeds'>): string[] {
  if (halfInterval === null) return [];
  const { term, first, second, halfWidth, cheapest, alone, counts, runs } = halfInterval;
  const nameOf = (name: string): string =>
    random.includes(name) ? levelsInWords(name, seeds) : 'runs of each cell';
  const difference = `the 95% interval of the difference between ${first} and ${second} of ${term} (+/-${formatNumber(halfWidth, 2)})`;
  const useless = Object.entries(alone).flatMap(([name, found]) => (found === null ? [nameOf(name)] : []));
  if (cheapest === null)
    return [
      `No number of ${Object.keys(counts).map(nameOf).join(' or ')} that could be run halves ${difference}.`,
    ];
  const change = listWords(
    Object.entries(counts).flatMap(([name, count]) => {
      const more = cheapest.counts[name] ?? count;
      return more === count ? [] : [`${more} ${nameOf(name)} instead of ${count}`];
    }),
  );
  const cannot = useless.length === 0 ? '' : `; more ${useless.join(' or ')} alone would not do`;
  return [
    `To halve ${difference}, the fewest runs are those of ${change}: ${cheapest.runs} runs instead of ${runs}${cannot}.`,
  ];
}
