import { listWords } from './wording.ts';

/** What a finding speaks of: the runs at hand, or others that differ from them in what was sampled. */
export type Population = 'these runs' | `other ${string}`;

/**
 * The population of an analysis whose seeds or factors are a sample.
 *
 * @param sampled names of the random factors, that of the seeds among them
 * @param seeds column of shared seeds
 *
 * @example
 * populationOf(['seed', 'subject'], 'seed'); // 'other seeds and subjects'
 * populationOf(['machine']); // 'other levels of machine'
 */
export function populationOf(sampled: readonly string[], seeds?: string): Population {
  return `other ${listWords(sampled.map((name) => levelsInWords(name, seeds)))}`;
}

/**
 * The levels of a random factor.
 *
 * @param seeds column of shared seeds
 *
 * @example
 * ['seed', 'subject', 'machine'].map((name) => levelsInWords(name)); // ['seeds', 'subjects', 'levels of machine']
 */
export function levelsInWords(name: string, seeds?: string | null): string {
  if (name === seeds || name === 'seed') return 'seeds';
  return name === 'subject' ? 'subjects' : `levels of ${name}`;
}

/**
 * The population behind a verb.
 *
 * @example
 * `lr matters ${populationInWords('other seeds')}`; // 'lr matters for other seeds too'
 */
export const populationInWords = (population: Population): string =>
  population === 'these runs' ? 'in these runs' : `for ${population} too`;

/**
 * The population of a statement that finds nothing or leaves something open, or of an estimate.
 *
 * @example
 * `No clear effect of lr ${ofPopulation('other seeds')}`; // 'No clear effect of lr for other seeds'
 */
export const ofPopulation = (population: Population): string =>
  population === 'these runs' ? 'in these runs' : `for ${population}`;
