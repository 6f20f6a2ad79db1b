/**
 * Variance components of what `examples/variance-study.ts` wrote, for each score: seeds, evaluations (other starting noise for
 * the same adapter), pictures, and backends; then how precise a run is with n pictures, and which n is the best buy.
 *
 *     node --import tsx examples/variance-summary.ts docs/experiments/variance.csv
 *
 * Seeds and pictures are components of a balanced nested analysis of variance, pooled over subjects and sites. Backends are
 * compared on the same seed: half of the mean squared difference of the two runs, less what their pictures explain.
 */
import { readFileSync } from 'node:fs';
import { parseCsv } from '../stats/table/parse-csv.ts';

const [file = 'variance.csv'] = process.argv.slice(2);
const { header, records } = parseCsv(readFileSync(file, 'utf8'), file);
const rows = records.map(({ fields }) =>
  Object.fromEntries(header.map((name, at) => [name, fields[at] as string])),
);
type Row = (typeof rows)[number];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
};

function grouped(from: readonly Row[], keys: readonly string[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of from) {
    const key = keys.map((name) => row[name]).join(' | ');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

const cellKeys = ['backend', 'subject', 'site'];
for (const score of ['identity', 'style', 'fidelity', 'heldout_loss']) {
  const all = rows.filter((row) => row[score] !== '');
  const numbers = (from: readonly Row[]): number[] => from.map((row) => Number(row[score]));
  const evaluations = grouped(all, [...cellKeys, 'seed', 'evaluation']);
  const perEvaluation = mean(evaluations.map((group) => group.length));
  const perSeed = mean(
    grouped(all, [...cellKeys, 'seed']).map((seed) => grouped(seed, ['evaluation']).length),
  );
  const ofPictures = mean(evaluations.map((group) => variance(numbers(group))));
  const ofEvaluationMeans = mean(
    grouped(all, [...cellKeys, 'seed']).map((seed) =>
      variance(grouped(seed, ['evaluation']).map((group) => mean(numbers(group)))),
    ),
  );
  const ofSeedMeans = mean(
    grouped(all, cellKeys).map((cell) =>
      variance(grouped(cell, ['seed']).map((seed) => mean(numbers(seed)))),
    ),
  );
  const evaluation = Math.max(0, ofEvaluationMeans - ofPictures / perEvaluation);
  const seed = Math.max(0, ofSeedMeans - ofEvaluationMeans / perSeed);
  const gaps = backendGaps(all, numbers);
  const squaredGap = gaps.length === 0 ? undefined : mean(gaps.map((gap) => gap ** 2));
  // Less what the pictures of both explain.
  const backend =
    squaredGap === undefined ? undefined : Math.max(0, squaredGap / 2 - ofEvaluationMeans / perSeed);
  const sd = (value: number): string => Math.sqrt(value).toFixed(4);
  console.log(
    `${score}: standard deviations: seeds ${sd(seed)}, evaluations ${sd(evaluation)}, pictures ${sd(ofPictures)}, ` +
      `backends ${backend === undefined ? 'only one' : sd(backend)}`,
  );
  if (squaredGap !== undefined) {
    const largest = Math.max(...gaps.map(Math.abs));
    console.log(
      `  ${gaps.length} pairs of backends differ by ${sd(squaredGap)} (root mean square), ${largest.toFixed(4)} at most`,
    );
  }
  if (score === 'heldout_loss') continue;
  for (const count of [4, 8, 16, 32, 64]) {
    console.log(
      `  run of ${String(count).padStart(2)} pictures: ${sd(seed + evaluation + ofPictures / count)}`,
    );
  }
  // Least variance of a mean over runs for a given time: Cochran 1977, section 10.6.
  const [train, draw] = ['train_seconds', 'draw_seconds'].map((name) =>
    mean(all.map((row) => Number(row[name]))),
  );
  const best = Math.sqrt((ofPictures / (seed + evaluation)) * ((train as number) / (draw as number)));
  console.log(
    `  a run trains ${train?.toFixed(1)} s and draws a picture in ${draw?.toFixed(2)} s: best buy ${best.toFixed(0)} pictures a run`,
  );
}

/** Differences of the two runs of one cell and seed on two backends; [] with one backend. */
function backendGaps(all: readonly Row[], numbers: (from: readonly Row[]) => number[]): number[] {
  return grouped(all, ['subject', 'site', 'seed']).flatMap((runs) => {
    const [first, second] = grouped(runs, ['backend']);
    return second === undefined ? [] : [mean(numbers(first as Row[])) - mean(numbers(second))];
  });
}
