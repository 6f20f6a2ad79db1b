import type { Analysis } from '../analysis-result.ts';
import { isCorrected } from '../anova/holm-family.ts';
import { alpha, isFound } from './alpha.ts';
import { formatP, listWords } from './wording.ts';

/**
 * What unlike variances of differences do to the tests: the terms whose p was corrected for it, and those where too few levels were
 * there to see it and the conclusion hangs on it.
 */
export function sphericityInWords(analysis: Analysis): string[] {
  const { sphericity, anova } = analysis;
  const rowOf = (term: string) => anova.find((row) => row.term === term);
  const corrected = sphericity.flatMap(({ term, mauchly, pGreenhouseGeisser: p }) =>
    mauchly !== null && p !== null && isCorrected(term, analysis)
      ? [`${term} (${formatP(mauchly.p)}; corrected ${formatP(p)})`]
      : [],
  );
  const open = sphericity.flatMap(({ term, mauchly, pGreenhouseGeisser: p }) => {
    const row = rowOf(term);
    const hangs = mauchly === null && p !== null && p >= alpha && row !== undefined && isFound(row);
    return hangs ? [`${term} (${formatP(p)})`] : [];
  });
  return [
    ...(corrected.length === 0
      ? []
      : [
          `Differences do not vary alike (Mauchly's test) for ${listWords(corrected)}: the adjusted p is made from Greenhouse and Geisser's.`,
        ]),
    ...(open.length === 0
      ? []
      : [
          `With so few levels nobody can test if differences vary alike; if they do not, p may be as large as Greenhouse and Geisser's for ${listWords(open)}: take that for open.`,
        ]),
  ];
}
