import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';

/** What one run reported of one metric. */
export interface RunCurve {
  /** Level of the factor that curves are drawn by. */
  readonly level: string;
  readonly replicate: number;
  /** In growing order. */
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** The mean curve of a level: arrays of one length. */
export interface MeanCurve {
  readonly level: string;
  readonly steps: readonly number[];
  readonly means: readonly number[];
  /** 95% limits of the mean over replicates; NaN where fewer than two replicates have a value. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Replicates and runs with a value at that step. */
  readonly replicates: readonly number[];
  readonly runs: readonly number[];
}

/**
 * Mean curve of each level over its runs, with a pointwise 95% interval.
 *
 * The replicate is the unit: at each step the runs of a replicate are averaged first, and the interval is Student's for the mean of
 * those averages. It holds for whatever the design varies beside the factor, taken as it is; it says nothing of the whole curve at
 * once. Between its reports a run's value is interpolated; before its first and after its last it has none, and a value that is not a
 * finite number counts as none: `runs` says how many are left.
 *
 * @param pointsMax most steps of a curve, at least 2
 * @example
 * import { meanCurves } from './stats/curves/mean-curves.ts';
 *
 * const run = (level, replicate, end) => ({ level, replicate, steps: [0, 10], values: [1, end] });
 * const [curve] = meanCurves([run('adam', 1, 0.2), run('adam', 2, 0.4)]);
 * curve.steps; // [0, 10]
 * curve.means; // [1, 0.30000000000000004]
 * curve.high.map((limit) => limit.toFixed(2)); // ['1.00', '1.57']
 */
export function meanCurves(runs: readonly RunCurve[], pointsMax = 200): MeanCurve[] {
  const byLevel = new Map<string, RunCurve[]>();
  for (const run of runs) {
    const ofLevel = byLevel.get(run.level);
    if (ofLevel === undefined) byLevel.set(run.level, [run]);
    else ofLevel.push(run);
  }
  const grid = commonSteps(runs, pointsMax);
  return [...byLevel].map(([level, ofLevel]) => meanCurve(level, ofLevel, grid));
}

/** The steps that were reported, thinned evenly; the first and the last among them. */
function commonSteps(runs: readonly RunCurve[], pointsMax: number): number[] {
  const steps = new Set<number>();
  for (const run of runs) for (const step of run.steps) steps.add(step);
  const sorted = [...steps].sort((left, right) => left - right);
  if (sorted.length <= pointsMax) return sorted;
  const last = sorted.length - 1;
  return Array.from(
    { length: pointsMax },
    (_, n) => sorted[Math.round((n * last) / (pointsMax - 1))] as number,
  );
}

function meanCurve(level: string, runs: readonly RunCurve[], grid: readonly number[]): MeanCurve {
  const replicateIndex = new Map<number, number>();
  for (const { replicate } of runs)
    if (!replicateIndex.has(replicate)) replicateIndex.set(replicate, replicateIndex.size);
  const width = grid.length;
  const sums = new Float64Array(replicateIndex.size * width);
  const counts = new Uint32Array(sums.length);
  for (const run of runs)
    addRun(run, grid, (replicateIndex.get(run.replicate) as number) * width, sums, counts);
  const steps: number[] = [];
  const points: PointMean[] = [];
  for (const [at, step] of grid.entries()) {
    const point = meanAt(at, width, sums, counts);
    if (point.runs === 0) continue;
    steps.push(step);
    points.push(point);
  }
  return {
    level,
    steps,
    means: points.map(({ mean }) => mean),
    low: points.map(({ mean, halfWidth }) => mean - halfWidth),
    high: points.map(({ mean, halfWidth }) => mean + halfWidth),
    replicates: points.map(({ replicates }) => replicates),
    runs: points.map((point) => point.runs),
  };
}

function addRun(
  { steps, values }: RunCurve,
  grid: readonly number[],
  offset: number,
  sums: Float64Array,
  counts: Uint32Array,
): void {
  let right = 0;
  for (const [at, step] of grid.entries()) {
    while (right < steps.length && (steps[right] as number) < step) right++;
    const next = steps[right];
    if (next === undefined) return;
    const value = next === step ? values[right] : interpolated(steps, values, right, step);
    if (value === undefined || !Number.isFinite(value)) continue;
    sums[offset + at] = (sums[offset + at] as number) + value;
    counts[offset + at] = (counts[offset + at] as number) + 1;
  }
}

/** Undefined before the first report. */
function interpolated(
  steps: readonly number[],
  values: readonly number[],
  right: number,
  step: number,
): number | undefined {
  if (right === 0) return undefined;
  const [fromStep, toStep] = [steps[right - 1] as number, steps[right] as number];
  const [from, to] = [values[right - 1] as number, values[right] as number];
  return from + ((to - from) * (step - fromStep)) / (toStep - fromStep);
}

interface PointMean {
  readonly mean: number;
  readonly halfWidth: number;
  readonly replicates: number;
  readonly runs: number;
}

function meanAt(at: number, width: number, sums: Float64Array, counts: Uint32Array): PointMean {
  const averages: number[] = [];
  let runs = 0;
  for (let index = at; index < sums.length; index += width) {
    const count = counts[index] as number;
    if (count === 0) continue;
    averages.push((sums[index] as number) / count);
    runs += count;
  }
  const replicates = averages.length;
  const mean = averages.reduce((sum, average) => sum + average, 0) / replicates;
  if (replicates < 2) return { mean, halfWidth: Number.NaN, replicates, runs };
  const squares = averages.reduce((sum, average) => sum + (average - mean) ** 2, 0);
  const halfWidth =
    tTwoSidedQuantile(0.05, replicates - 1) * Math.sqrt(squares / (replicates - 1) / replicates);
  return { mean, halfWidth, replicates, runs };
}
