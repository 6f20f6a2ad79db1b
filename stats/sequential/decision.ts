import type { Evidence } from '../analysis-result.ts';
import { formatP } from '../words/wording.ts';

/** When a sweep may stop early: once the e-process has decided each of some terms. */
export interface StopRule {
  readonly terms: readonly string[];
  /** Level at which each is tested. */
  readonly alpha: number;
}

export interface Decision {
  /** Each term of the rule at this look; without figures where the data say nothing about it yet. */
  readonly evidence: readonly Evidence[];
  readonly decided: boolean;
}

/**
 * Whether every term of the rule is decided. E may be looked at after every result: under no effect it reaches 1 / alpha
 * with probability alpha at most, whenever one stops. That holds for a model that was fixed before the first result.
 * Planned looks share alpha out among them.
 *
 * @see Ville 1939; Lindon, Ham, Tingley and Bojinov 2022; Lan and DeMets 1983
 *
 * @example
 * const { decided } = decide([{ term: 'a', logE: 3.2, p: 0.04, look: null }], { terms: ['a'], alpha: 0.05 });
 * decided; // true
 */
export function decide(evidence: readonly Evidence[], { terms, alpha }: StopRule): Decision {
  const own = terms.map(
    (term): Evidence =>
      evidence.find((one) => one.term === term) ?? { term, logE: null, p: null, look: null },
  );
  return { evidence: own, decided: own.every((one) => isDecided(one, alpha)) };
}

/**
 * True if the evidence for a term is enough at this level.
 *
 * @example
 * isDecided({ logE: 3.2, p: 0.04 }, 0.05); // true
 * isDecided({ logE: null, p: null }, 0.05); // false
 */
export const isDecided = ({ logE, p }: Pick<Evidence, 'logE' | 'p'>, alpha: number): boolean =>
  logE === null ? p !== null && p <= alpha : logE >= -Math.log(alpha);

/**
 * The evidence for each term of a rule. E is huge soon: more than two digits say nothing.
 *
 * @example
 * const look = { number: 2, planned: 5 };
 * const a = { term: 'a', logE: 3.2, p: 0.04, look: null };
 * const c = { term: 'c', logE: null, p: 0.0123, look };
 * evidenceInWords(decide([a, c], { terms: ['a', 'b', 'c'], alpha: 0.05 }));
 * // 'a (E 25), b (nothing yet), c (p = .012 at look 2 of 5)'
 */
export function evidenceInWords({ evidence }: Decision): string {
  return evidence.map((one) => `${one.term} (${figureOf(one)})`).join(', ');
}

/**
 * The figure that decides a term.
 *
 * @example
 * figureOf({ logE: 3.2, p: 0.04, look: null }); // 'E 25'
 */
export function figureOf({ logE, p, look }: Pick<Evidence, 'logE' | 'p' | 'look'>): string {
  if (logE !== null) return `E ${eText(logE)}`;
  if (p === null || look === null) return 'nothing yet';
  return `${formatP(p)} at look ${look.number} of ${look.planned}`;
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
