import type { AnovaRow, Evidence, Look } from '../analysis-result.ts';
import type { ModelTerm } from '../model/term.ts';
import { lookP } from './planned-looks.ts';

/**
 * The evidence for each main effect where other levels of a random factor are spoken of, such as other subjects. A further
 * replicate brings no further subject: looks at the same subjects again are not independent, and no e-process counts
 * them. So the level is shared out over one look for each replicate, on the p-values of the table.
 */
export function lookEvidence(
  anova: readonly AnovaRow[],
  terms: readonly ModelTerm[],
  block: string | undefined,
  look: Look,
): Evidence[] {
  const main = terms.flatMap((term) => (term.length === 1 && term[0] !== block ? (term[0] as string) : []));
  return main.map((term) => {
    const p = look.number === 0 ? null : (anova.find((row) => row.term === term)?.p ?? null);
    return { term, logE: null, p: p === null ? null : lookP(p, look.number, look.planned), look };
  });
}
