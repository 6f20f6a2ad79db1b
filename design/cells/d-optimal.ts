import { YatesError } from '../../base/error.ts';
import { type Random, shuffle } from '../../base/random.ts';
import type { CandidateBasis } from './candidate-basis.ts';

export interface DOptimalDesign {
  /** Candidates to run, ascending. */
  readonly rows: readonly number[];
  /** Per run, relative to all candidates. */
  readonly relativeEfficiency: number;
}

export interface DOptimalOptions {
  /** Runs in all, the required ones included. */
  readonly runs: number;
  readonly random: Random;
  /** Random starts, of which the best counts; 20 by default. */
  readonly starts?: number;
  /** Candidates that must be in: runs that exist already. */
  readonly required?: readonly number[];
}

/** Keeps a start that cannot be fitted invertible until exchanges have mended it. */
const startRidge = 1e-6;
/** Above what the ridge leaves of rounding. */
const leastGain = 1e-7;
const swapsPerRunMax = 50;
/** Swaps after which the products are computed afresh: updates gather rounding. */
const swapsBetweenRefreshes = 25;

/**
 * A subset of the candidates, none twice, that estimates the model best for its size: Fedorov's exchange of the best
 * pair until none helps, from several random starts.
 *
 * @throws YatesError E_DESIGN_RUNS if the runs are fewer than the model's parameters or more than the candidates
 * @see Fedorov 1972, Theory of Optimal Experiments, ch. 3; Cook and Nachtsheim 1980, Technometrics 22
 */
export function dOptimal(basis: CandidateBasis, options: DOptimalOptions): DOptimalDesign {
  const { runs, random, starts = 20, required = [] } = options;
  refuseImpossible(basis, runs, required);
  const free = Array.from({ length: basis.count }, (_, row) => row).filter((row) => !required.includes(row));
  let best: DOptimalDesign | undefined;
  for (let start = 0; start < starts; start++) {
    const chosen = [...required, ...shuffle([...free], random).slice(0, runs - required.length)];
    const { rows, logDeterminant } = exchange(basis, chosen, new Set(required));
    const perRun = Math.exp(logDeterminant / basis.rank) / rows.length;
    const design = { rows, relativeEfficiency: perRun * basis.count };
    // A clear gain only: two machines must not fall out over the last digit of a logarithm.
    if (best === undefined || design.relativeEfficiency > best.relativeEfficiency * (1 + 1e-9)) best = design;
  }
  return best as DOptimalDesign;
}

/** @throws YatesError E_DESIGN_RUNS */
export function refuseImpossible(
  { count, rank }: CandidateBasis,
  runs: number,
  required: readonly number[] = [],
): void {
  const fault =
    runs > count
      ? `${runs} runs are more than the ${count} valid cells`
      : runs < rank
        ? `${runs} runs are too few for the ${rank} parameters of the model`
        : runs < required.length
          ? `${runs} runs are fewer than the ${required.length} that are required`
          : undefined;
  if (fault === undefined) return;
  throw new YatesError({
    code: 'E_DESIGN_RUNS',
    message: fault,
    next:
      runs > count
        ? `ask for at most ${count} runs, and replicate them`
        : `ask for at least ${Math.max(rank, required.length)} runs, or remove terms from the model`,
  });
}

function exchange(basis: CandidateBasis, start: readonly number[], fixed: ReadonlySet<number>): Exchanged {
  const { count } = basis;
  const inDesign = new Uint8Array(count);
  for (const row of start) inDesign[row] = 1;
  const chosen = (): number[] => Array.from(inDesign.keys()).filter((row) => inDesign[row] === 1);
  let { products } = startProducts(basis, chosen());
  for (let swaps = 1; ; swaps++) {
    if (swaps % swapsBetweenRefreshes === 0) ({ products } = startProducts(basis, chosen()));
    const { gain, out, into } = bestSwap(products, count, inDesign, fixed);
    if (gain < leastGain || swaps > swapsPerRunMax * start.length) {
      const rows = chosen();
      return { rows, logDeterminant: startProducts(basis, rows).logDeterminant };
    }
    inDesign[out] = 0;
    inDesign[into] = 1;
    addRow(products, count, into, 1);
    addRow(products, count, out, -1);
  }
}

interface Exchanged {
  readonly rows: number[];
  /** Of the information, the ridge included. */
  readonly logDeterminant: number;
}

/** The pair whose exchange multiplies the determinant most: by 1 + d_j - d_i - d_i d_j + d_ij^2. */
function bestSwap(products: Float64Array, count: number, inDesign: Uint8Array, fixed: ReadonlySet<number>) {
  let best = { gain: 0, out: -1, into: -1 };
  for (let i = 0; i < count; i++) {
    if (inDesign[i] === 0 || fixed.has(i)) continue;
    const own = products[i * count + i] as number;
    for (let j = 0; j < count; j++) {
      if (inDesign[j] === 1) continue;
      const other = products[j * count + j] as number;
      const cross = products[i * count + j] as number;
      const gain = other - own - own * other + cross * cross;
      if (gain > best.gain) best = { gain, out: i, into: j };
    }
  }
  return best;
}

/** Row-major [N x N], q_i' M^-1 q_j: from the ridge alone, one row of the design after the other. */
function startProducts(
  { count, rank, q }: CandidateBasis,
  rows: readonly number[],
): { readonly products: Float64Array; readonly logDeterminant: number } {
  const products = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += (q[i * rank + k] as number) * (q[j * rank + k] as number);
      products[i * count + j] = sum / startRidge;
      products[j * count + i] = sum / startRidge;
    }
  }
  let logDeterminant = rank * Math.log(startRidge);
  for (const row of rows) {
    logDeterminant += Math.log1p(products[row * count + row] as number);
    addRow(products, count, row, 1);
  }
  return { products, logDeterminant };
}

/** Sherman and Morrison's update of all products when q q' of one candidate is added (sign 1) or taken away (-1). */
function addRow(products: Float64Array, count: number, row: number, sign: 1 | -1): void {
  const own = products.slice(row * count, (row + 1) * count);
  const scale = sign / (1 + sign * (own[row] as number));
  for (let i = 0; i < count; i++) {
    const factor = scale * (own[i] as number);
    if (factor === 0) continue;
    for (let j = 0; j < count; j++) {
      products[i * count + j] = (products[i * count + j] as number) - factor * (own[j] as number);
    }
  }
}
