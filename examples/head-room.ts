/**
 * Makes `diffusion/weights/head-room.json` from the anchors of the subjects and the variance study: floor and ceiling of each
 * score for each subject, and the residual standard deviation of a run that draws as many pictures as the trainer's defaults.
 *
 *     node --import tsx examples/head-room.ts docs/experiments/variance.csv
 *
 * Floors and ceilings: of identity and of the joint score the base net without an adapter and the subject's own training
 * pictures (joint: 1); of style ordinary members of the class and own training pictures; of prompt fidelity the training
 * pictures whatever the prompt and ordinary members; of the held-out loss no adapter and all weights trained.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  type HeadRoom,
  type HeadRoomTable,
  headRoomPath,
  roomOf,
} from '../diffusion/score/subject/head-room.ts';
import { parseTrainerOptions } from '../diffusion/task/options.ts';
import { parseCsv } from '../stats/table/parse-csv.ts';

const [
  variancePath = 'docs/experiments/variance.csv',
  anchorsPath = 'diffusion/weights/subject-anchors.json',
] = process.argv.slice(2);
const anchors = JSON.parse(readFileSync(anchorsPath, 'utf8')) as {
  base: string;
  subjects: Record<string, Record<string, Record<string, number>>>;
};
const { header, records } = parseCsv(readFileSync(variancePath, 'utf8'), variancePath);
const rows = records.map(({ fields }) =>
  Object.fromEntries(header.map((name, at) => [name, fields[at] as string])),
);
type Row = (typeof rows)[number];
const options = parseTrainerOptions({});
if (options.task !== 'dreambooth') throw new Error('the default task is another');

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

/** Of a run's score, pooled over the cells of the study: what seeds and `pictures` pictures of a run leave. */
function residual(column: string, pictures: number): number {
  const scored = rows.filter((row) => row[column] !== '');
  const valueOf = (row: Row): number => Number(row[column]);
  const cells = grouped(scored, ['backend', 'subject', 'site']);
  const ofSeeds = mean(
    cells.map((cell) => variance(grouped(cell, ['seed']).map((seed) => mean(seed.map(valueOf))))),
  );
  if (column === 'heldout_loss') return Math.sqrt(ofSeeds);
  const seeds = grouped(scored, ['backend', 'subject', 'site', 'seed']);
  const ofPictures = mean(seeds.map((seed) => variance(seed.map(valueOf))));
  const drawn = mean(seeds.map((seed) => seed.length));
  return Math.sqrt(Math.max(0, ofSeeds - ofPictures / drawn) + ofPictures / pictures);
}

const all = options.samples + options.context_samples;
const residuals = {
  identity: residual('identity', all),
  style: residual('style', all),
  prompt_fidelity: residual('fidelity', options.context_samples),
  heldout_loss: residual('heldout_loss', all),
};

const subjects: Record<string, Record<string, HeadRoom>> = {};
for (const [name, kinds] of Object.entries(anchors.subjects)) {
  const of = (kind: string, score: string): number => kinds[kind]?.[score] as number;
  const between = (score: keyof typeof residuals, floor: string, ceiling: string): HeadRoom => ({
    floor: of(floor, score),
    ceiling: of(ceiling, score),
    residual: residuals[score],
  });
  // A share's noise is the score's over its range; the joint score moves by no more than the larger of the two over the root of 2.
  const share = (score: 'identity' | 'prompt_fidelity', floor: string, ceiling: string): number =>
    residuals[score] / Math.abs(of(ceiling, score) - of(floor, score));
  const identityNoise = share('identity', 'ordinary', 'own');
  const fidelityNoise = share('prompt_fidelity', 'own', 'ordinary');
  subjects[name] = {
    identity: between('identity', 'none', 'own'),
    style: between('style', 'ordinary', 'own'),
    prompt_fidelity: between('prompt_fidelity', 'own', 'ordinary'),
    heldout_loss: between('heldout_loss', 'none', 'full'),
    joint: { floor: of('none', 'joint'), ceiling: 1, residual: Math.hypot(identityNoise, fidelityNoise) / 2 },
  };
  console.log(
    name,
    Object.entries(subjects[name])
      .map(([score, room]) => `${score} ${roomOf(room).toFixed(1)}`)
      .join(', '),
  );
}
const table: HeadRoomTable = { base: anchors.base, subjects };
writeFileSync(headRoomPath, `${JSON.stringify(table, undefined, 2)}\n`);
