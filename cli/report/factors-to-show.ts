import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Analysis } from '../../stats/analysis-result.ts';
import { effects, partsOf } from '../../stats/words/qualified.ts';

/** Factors with more than one level, the one that explains most first; in the order of the file where nothing is known. */
export function factorsToShow(analysis: Analysis | undefined, { factors }: SweepSpec): string[] {
  const varied = factors.filter(({ levels }) => levels.length > 1).map(({ name }) => name);
  if (analysis === undefined) return varied;
  const share = new Map<string, number>();
  for (const { term, eta2 } of effects(analysis)) {
    const parts = partsOf(term, analysis);
    if (parts.length === 1) share.set(parts[0] as string, eta2 ?? 0);
  }
  return varied.toSorted((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0));
}
