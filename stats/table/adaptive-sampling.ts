import { tTwoSided } from '../distributions/t-distribution.ts';
import { ranksOf } from '../robust/ranks.ts';

/** What shows that settings were chosen by earlier results. */
export type SamplingEvidence =
  /** The user says so. */
  | { readonly by: 'option' }
  /** A column that a sampler of Optuna leaves behind. */
  | { readonly by: 'column'; readonly column: string }
  /** Optuna's table does not name its sampler, and the default one is adaptive. */
  | { readonly by: 'default' }
  /** Later runs do better or worse than earlier ones. */
  | { readonly by: 'trend'; readonly column: string; readonly rho: number; readonly p: number };

/** System attributes of Optuna's samplers, by their beginning. */
const adaptiveMarks = /^system_attrs_(tpe|cma|gp|nsga2|nsga3|cmaes|botorch)\b/i;
const fixedMarks = /^system_attrs_(grid_id|qmc|search_space)/i;

/**
 * What the header of a table says of how settings were chosen: evidence of adaptive sampling; `fixed` where a grid or the like left a
 * mark; undefined where nothing tells.
 *
 * @example
 * samplingOfHeader(['number', 'params_lr', 'system_attrs_grid_id', 'state']); // 'fixed'
 * samplingOfHeader(['number', 'params_lr', 'datetime_start', 'state']); // { by: 'default' }
 */
export function samplingOfHeader(header: readonly string[]): SamplingEvidence | 'fixed' | undefined {
  if (header.some((name) => fixedMarks.test(name))) return 'fixed';
  const column = header.find((name) => adaptiveMarks.test(name));
  if (column !== undefined) return { by: 'column', column };
  const isOptuna =
    header.includes('number') &&
    header.includes('state') &&
    header.some((name) => name.startsWith('params_'));
  return isOptuna ? { by: 'default' } : undefined;
}

/** Columns that number runs in the order in which they began, in lower case. */
const orderNames = new Set(['number', 'trial_number', 'trial_index', 'iteration_order', 'step_of_sweep']);

/**
 * True for the name of such a column.
 *
 * @example
 * isOrderName('number'); // true
 */
export const isOrderName = (name: string): boolean => orderNames.has(name.toLowerCase());

/** Runs below which a trend is not looked for, and the p below which it counts. */
const runsMin = 20;
const alpha = 0.001;

/**
 * Looks for results that get better or worse from run to run, as they do where settings follow earlier results and hardly ever where
 * they are drawn at random (Spearman's rank correlation, p < .001). Settings that recur, as in a design with replicates, are none of a
 * search, and a response that is sorted is no trend.
 *
 * @param order number of each run
 * @param cells a text for the settings of each run
 *
 * @example
 * const runs = Array.from({ length: 40 }, (_, at) => at);
 * const improving = runs.map((at) => Math.exp(-at / 10) + (at % 7) / 9);
 * trendOver(runs, improving, runs.map(String)) !== undefined; // true
 */
export function trendOver(
  order: readonly number[],
  response: readonly number[],
  cells: readonly string[],
): { readonly rho: number; readonly p: number } | undefined {
  const kept = Array.from(order.keys()).filter(
    (row) => Number.isFinite(order[row]) && Number.isFinite(response[row]),
  );
  const n = kept.length;
  if (n < runsMin || new Set(kept.map((row) => cells[row])).size < 0.75 * n) return undefined;
  const [x, y] = [order, response].map((of) => ranksOf(kept.map((row) => of[row] as number)).ranks);
  if (x === undefined || y === undefined) return undefined;
  const mean = (n + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [(x[i] as number) - mean, (y[i] as number) - mean];
    xy += a * b;
    xx += a * a;
    yy += b * b;
  }
  const rho = xy / Math.sqrt(xx * yy);
  if (!(Math.abs(rho) < 0.98)) return undefined;
  const p = tTwoSided(rho * Math.sqrt((n - 2) / (1 - rho * rho)), n - 2);
  return p < alpha ? { rho, p } : undefined;
}
