import type { Evidence } from '../analysis-result.ts';

/** When a sweep may stop early: once the e-process has decided each of some terms. */
export interface StopRule {
  readonly terms: readonly string[];
  /** Level at which each is tested. */
  readonly alpha: number;
}

export interface Decision {
  /** Each term of the rule with its E at this look; 0 where the data say nothing about it yet. */
  readonly evidence: readonly { readonly term: string; readonly logE: number }[];
  readonly decided: boolean;
}

/**
 * Whether every term of the rule is decided. E may be looked at after every result: under no effect it reaches 1 / alpha
 * with probability alpha at most, whenever one stops. That holds for a model that was fixed before the first result.
 *
 * @see Ville 1939; Lindon, Ham, Tingley and Bojinov 2022
 *
 * @example
 * const { decided } = decide([{ term: 'a', logE: 3.2, p: 0.04 }], { terms: ['a'], alpha: 0.05 });
 * decided; // true
 */
export function decide(evidence: readonly Evidence[], { terms, alpha }: StopRule): Decision {
  const own = terms.map((term) => ({
    term,
    logE: evidence.find((one) => one.term === term)?.logE ?? Number.NEGATIVE_INFINITY,
  }));
  return { evidence: own, decided: own.every(({ logE }) => logE >= -Math.log(alpha)) };
}

/**
 * The evidence for each term of a rule. E is huge soon: more than two digits say nothing.
 *
 * @example
 * evidenceInWords(decide([{ term: 'a', logE: 3.2, p: 0.04 }], { terms: ['a', 'b'], alpha: 0.05 }));
 * // 'a (E 25), b (E <0.01)'
 */
export function evidenceInWords({ evidence }: Decision): string {
  return evidence.map(({ term, logE }) => `${term} (E ${eText(logE)})`).join(', ');
}

/**
 * E in two digits, from its logarithm.
 *
 * @example
 * [-9, 0, 3.2, 12, 2000].map(eText); // ['<0.01', '1.0', '25', '1.6e5', '1e868']
 */
export function eText(logE: number): string {
  if (logE < Math.log(0.01)) return '<0.01';
  if (logE > 690) return `1e${Math.floor(logE / Math.LN10)}`;
  const e = Math.exp(logE);
  return e < 100 ? e.toPrecision(2) : e < 1e4 ? e.toFixed(0) : e.toExponential(1).replace('+', '');
}
