import { dot } from './projection.ts';

/** Shares of queries whose right answer is ranked first, or among the first five. */
export interface Retrieval {
  readonly top1: number;
  readonly top5: number;
  readonly queries: number;
  readonly candidates: number;
}

/**
 * Ranks candidates by cosine for every query. A tie counts against the query: a scorer that says the same of everything
 * finds nothing.
 *
 * @param queries unit vectors
 * @param candidates unit vectors
 * @param truth [queries], index of the right candidate
 */
export function retrieve(
  queries: readonly Float32Array[],
  candidates: readonly Float32Array[],
  truth: readonly number[],
): Retrieval {
  let first = 0;
  let amongFive = 0;
  queries.forEach((query, index) => {
    const right = truth[index] as number;
    const own = dot(query, candidates[right] as Float32Array);
    const rivals = candidates.filter((candidate, at) => at !== right && dot(query, candidate) >= own).length;
    if (rivals < 1) first++;
    if (rivals < 5) amongFive++;
  });
  return {
    top1: first / queries.length,
    top5: amongFive / queries.length,
    queries: queries.length,
    candidates: candidates.length,
  };
}
