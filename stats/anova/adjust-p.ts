export type Adjustment =
  | 'holm'
  | 'hochberg'
  | 'hommel'
  | 'bonferroni'
  | 'benjamini-hochberg'
  | 'benjamini-yekutieli';

/**
 * p-values adjusted for their number, in the order given. Holm's holds under any dependence and is the default
 * everywhere here; the Benjamini adjustments control the share of false findings, not the chance of any.
 *
 * @param ps each in [0, 1]
 * @example
 * adjustP([0.01, 0.02, 0.5]); // [0.03, 0.04, 0.5]
 *
 * @see Holm 1979; Hochberg 1988; Hommel 1988; Benjamini and Hochberg 1995; Benjamini and Yekutieli 2001
 */
export function adjustP(ps: readonly number[], method: Adjustment = 'holm'): number[] {
  const n = ps.length;
  const order = ps.map((_, i) => i).sort((i, j) => (ps[i] as number) - (ps[j] as number));
  const sorted = order.map((i) => ps[i] as number);
  const adjusted = adjustSorted(sorted, n, method);
  const result = Array.from<number>({ length: n });
  for (const [rank, i] of order.entries()) result[i] = Math.min(1, adjusted[rank] as number);
  return result;
}

/** @param p ascending */
function adjustSorted(p: readonly number[], n: number, method: Adjustment): number[] {
  switch (method) {
    case 'bonferroni':
      return p.map((value) => n * value);
    case 'holm':
      return runningMax(p.map((value, rank) => (n - rank) * value));
    case 'hochberg':
      return runningMinFromEnd(p.map((value, rank) => (n - rank) * value));
    case 'benjamini-hochberg':
      return runningMinFromEnd(p.map((value, rank) => (n / (rank + 1)) * value));
    case 'benjamini-yekutieli': {
      const harmonic = p.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
      return runningMinFromEnd(p.map((value, rank) => (harmonic * n * value) / (rank + 1)));
    }
    case 'hommel':
      return hommel(p, n);
    default:
      return method satisfies never;
  }
}

function hommel(p: readonly number[], n: number): number[] {
  let least = Math.min(...p.map((value, rank) => (n * value) / (rank + 1)));
  let adjusted = p.map(() => least);
  let bound = [...adjusted];
  for (let m = n - 1; m > 1; m--) {
    const lower = n - m + 1;
    least = Math.min(...p.slice(lower).map((value, k) => (m * value) / (k + 2)));
    const head = p.slice(0, lower).map((value) => Math.min(m * value, least));
    const last = head.at(-1) as number;
    bound = [...head, ...p.slice(lower).map(() => last)];
    adjusted = adjusted.map((value, rank) => Math.max(value, bound[rank] as number));
  }
  return adjusted.map((value, rank) => Math.max(value, p[rank] as number));
}

function runningMax(values: readonly number[]): number[] {
  let most = 0;
  return values.map((value) => (most = Math.max(most, value)));
}

function runningMinFromEnd(values: readonly number[]): number[] {
  let least = 1;
  const result = [...values];
  for (let rank = values.length - 1; rank >= 0; rank--) {
    least = Math.min(least, values[rank] as number);
    result[rank] = least;
  }
  return result;
}
