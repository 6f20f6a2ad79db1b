import type { Evidence } from '../analysis-result.ts';
import { termHypothesis } from '../mixed/hypothesis.ts';
import type { StrataError } from '../mixed/strata/strata-error.ts';
import { defaultPrecision } from './e-process.ts';

/** Degrees of freedom beyond which the evidence for a factor is left out. */
const evidenceDfMax = 200;

/**
 * The evidence for each main effect where all cells of a replicate share a seed: the differences of one complete replicate
 * are one observation, and their spread over replicates is the error. It assumes, as the F test does, that the differences
 * of a term vary alike over seeds.
 *
 * @see Lindon, Ham, Tingley and Bojinov 2022, Anytime-valid linear models
 */
export function sharedEvidence(
  strata: StrataError | undefined,
  terms: readonly (readonly string[])[],
): Evidence[] {
  const main = terms.flatMap((term, index) =>
    term.length === 1 ? [{ name: term[0] as string, index }] : [],
  );
  return main.map(({ name, index }) => {
    const found = strata === undefined ? undefined : evidenceFor(strata, index);
    return {
      term: name,
      logE: found ?? null,
      p: found === undefined ? null : Math.exp(-Math.max(0, found)),
      look: null,
    };
  });
}

/** ln E, as `eProcess` has it, with the differences of all replicates as the only data. */
function evidenceFor(strata: StrataError, index: number): number | undefined {
  const { fixed, crossing } = strata.structure;
  const block = fixed.layout.blocks[index] as (typeof fixed.layout.blocks)[number];
  if (crossing.factors.length !== 1 || block.end - block.start > evidenceDfMax) return undefined;
  const contrasts = strata.contrasts(termHypothesis(fixed, index, 2));
  const replicates = crossing.combinations;
  if (contrasts === undefined || contrasts.length === 0 || replicates < 2) return undefined;
  const levels = block.parts.reduce(
    (product, { variable }) => product * (variable.kind === 'factor' ? variable.levels.length : 1),
    1,
  );
  const runs = crossing.size.reduce((sum, size) => sum + size, 0) / levels;
  const information = replicates * runs;
  let [explained, total] = [0, 0];
  for (const values of contrasts) {
    const sum = values.reduce((left, right) => left + right, 0);
    explained += (runs * sum * sum) / (information + defaultPrecision);
    total += values.reduce((left, right) => left + right * right, 0);
  }
  if (total <= 1e-24 * fixed.cells.totalSumSq) return undefined;
  const d = contrasts.length;
  return (
    (d / 2) * Math.log(defaultPrecision / (information + defaultPrecision)) -
    ((d * replicates) / 2) * Math.log1p(-Math.min(explained / total, 1 - 1e-15))
  );
}

/**
 * The most evidence for a term that complete replicates of shared seeds could give: all of them would show the same
 * differences.
 *
 * @param df of the term
 * @param runs of each of its levels in one replicate
 * @returns ln E; 0 with a single replicate, which shows no spread
 *
 * @example
 * [1, 2, 3].map((replicates) => mostSharedEvidence(2, 4, replicates).toFixed(2)); // ['0.00', '0.41', '1.12']
 */
export const mostSharedEvidence = (df: number, runs: number, replicates: number): number =>
  ((df * (replicates - 1)) / 2) * Math.log1p((replicates * runs) / defaultPrecision);
