import { tryCholesky } from '../matrix/triangular.ts';
import { nonNegativeMinimum } from './bounded-quadratic.ts';
import { type Derivatives, differentiate } from './derivatives.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import type { MixedDesign } from './mixed-design.ts';

export interface RemlFit {
  readonly design: MixedDesign;
  readonly at: Evaluation;
  readonly derivatives: Derivatives;
  readonly iterations: number;
  /** False where the last step still promised to improve the criterion. */
  readonly converged: boolean;
}

/** Where to begin. */
export interface Start {
  readonly at: Evaluation;
  readonly derivatives: Derivatives;
}

/** Every ratio 1. Undefined where no residual variation is left. */
export function startOf(design: MixedDesign): Start | undefined {
  const at = evaluate(design, new Float64Array(design.terms.length).fill(1));
  return at === undefined ? undefined : { at, derivatives: differentiate(design, at) };
}

const iterationsMax = 100;
/** Improvement of the criterion that is not worth another step. */
const enough = 1e-11;

/**
 * Variances by REML, each at least 0. Each step minimises a quadratic model of the criterion over variances that are
 * not negative: with expected second derivatives at first (for balanced data one such step is the answer), with the
 * observed ones where they curve upwards, and is halved until the criterion falls.
 *
 * @returns undefined where no residual variation is left
 * @see Patterson and Thompson 1971, Biometrika 58; Harville 1977, JASA 72
 */
export function fitReml(design: MixedDesign, start = startOf(design)): RemlFit | undefined {
  if (start === undefined) return undefined;
  let { at, derivatives } = start;
  for (let iteration = 0; iteration < iterationsMax; iteration++) {
    const step = propose(at, derivatives, iteration);
    const next: Evaluation | undefined = step.promise > 0 ? descend(design, at, step.variances) : undefined;
    if (next !== undefined) {
      at = next;
      derivatives = differentiate(design, at);
    }
    if (step.promise <= enough || next === undefined) {
      return {
        design,
        at,
        derivatives,
        iterations: iteration + 1,
        converged: step.promise <= 1e-6,
      };
    }
  }
  return { design, at, derivatives, iterations: iterationsMax, converged: false };
}

/** Where a quadratic model is least, in variances over the present sigma^2 (residual first), and what it promises. */
interface Step {
  readonly variances: Float64Array;
  readonly promise: number;
}

function propose(
  { ratios }: Evaluation,
  { gradient, expected, observed }: Derivatives,
  iteration: number,
): Step {
  const size = gradient.length;
  const own = iteration < 2 ? undefined : freelyObserved(ratios, observed, expected);
  const h = own !== undefined && tryCholesky(own, size, 1e-10) !== undefined ? own : expected;
  const here = Float64Array.of(1, ...ratios);
  const c = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    c[i] = -(gradient[i] as number);
    for (let j = 0; j < size; j++)
      c[i] = (c[i] as number) + (h[i * size + j] as number) * (here[j] as number);
  }
  const variances = nonNegativeMinimum(h, c);
  let promise = 0;
  for (let i = 0; i < size; i++) {
    const move = (variances[i] as number) - (here[i] as number);
    promise -= (gradient[i] as number) * move;
    for (let j = 0; j < size; j++) {
      promise -= 0.5 * (h[i * size + j] as number) * move * ((variances[j] as number) - (here[j] as number));
    }
  }
  return { variances, promise };
}

/** Observed second derivatives of the variances that are not at zero; those at zero have their expected curvature. */
function freelyObserved(ratios: Float64Array, observed: Float64Array, expected: Float64Array): Float64Array {
  const size = ratios.length + 1;
  const isFree = (i: number): boolean => i === 0 || (ratios[i - 1] as number) > 0;
  return observed.map((value, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    if (isFree(i) && isFree(j)) return value;
    return i === j ? (expected[at] as number) : 0;
  });
}

/** The first point on the way, full step first, where the criterion is lower. */
function descend(design: MixedDesign, from: Evaluation, variances: Float64Array): Evaluation | undefined {
  for (let share = 1; share > 1e-6; share /= 2) {
    const residual = 1 + share * ((variances[0] as number) - 1);
    if (residual < 1e-3) continue;
    const ratios = from.ratios.map((ratio, k) => {
      const moved = ratio + share * ((variances[k + 1] as number) - ratio);
      return moved <= 0 ? 0 : moved / residual;
    });
    const next = evaluate(design, ratios);
    // Rounding: near the end a step may leave the criterion as it is.
    if (next !== undefined && next.criterion <= from.criterion + 1e-12 * Math.abs(from.criterion))
      return next;
  }
  return undefined;
}
