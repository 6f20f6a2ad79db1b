/**
 * Adds to the anchors of the subjects how much runs of one cell differ: the residual standard deviation of each score, of a run
 * that draws as many pictures as the trainer's defaults. Prints the head room that each subject then has.
 *
 *     node --import tsx examples/head-room.ts docs/experiments/variance.csv
 *
 * `--anchors FILE` another file of `examples/subject-anchors.ts` than the shipped one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AnchorTable, anchorsPath, headRoomOf } from '../diffusion/score/subject/anchors.ts';
import { parseTrainerOptions } from '../diffusion/task/options.ts';
import { parseCsv } from '../stats/table/parse-csv.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { anchors: { type: 'string', default: anchorsPath } },
});
const [variancePath = 'docs/experiments/variance.csv'] = positionals;
const anchors = JSON.parse(readFileSync(values.anchors, 'utf8')) as AnchorTable;
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
/** Not the mean: where a range is next to nothing, its shares are next to infinite. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] as number) +
      (sorted[Math.floor(sorted.length / 2)] as number)) /
    2
  );
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
const names = Object.keys(anchors.subjects);
const measured = {
  identity: residual('identity', all),
  style: residual('style', all),
  prompt_fidelity: residual('fidelity', options.context_samples),
  heldout_loss: residual('heldout_loss', all),
};
const unknown = Object.entries(measured).find(([, value]) => !Number.isFinite(value));
if (unknown !== undefined) {
  throw new Error(
    `${variancePath}: ${unknown[0]} wants two seeds or more in each cell; let examples/variance-study.ts end`,
  );
}
/** A share's noise is the score's over its range; the joint score moves by no more than both together over two. */
const ofJoint = names.map((name) => {
  const identity = anchors.subjects[name];
  const range = (score: string, floor: 'ordinary' | 'own', ceiling: 'ordinary' | 'own'): number =>
    Math.abs((identity?.[ceiling]?.[score] as number) - (identity?.[floor]?.[score] as number));
  return (
    Math.hypot(
      measured.identity / range('identity', 'ordinary', 'own'),
      measured.prompt_fidelity / range('prompt_fidelity', 'own', 'ordinary'),
    ) / 2
  );
});
const residuals = Object.fromEntries(
  Object.entries({ ...measured, joint: median(ofJoint) }).map(([score, value]) => [
    score,
    Number(value.toFixed(5)),
  ]),
);
const table: AnchorTable = { ...anchors, residuals };
writeFileSync(values.anchors, `${JSON.stringify(table, undefined, 2)}\n`);
console.log(`residual standard deviations: ${JSON.stringify(residuals)}`);
/** Median over subjects of how far from one anchor to another a third lies. */
const shareOfWay = (score: string, from: string | undefined, of: string, to: string): string => {
  const value = (name: string, kind: string): number =>
    (anchors.subjects[name] as Record<string, Record<string, number>>)[kind]?.[score] as number;
  const shares = names.map((name) => {
    const zero = from === undefined ? 0 : value(name, from);
    return (value(name, of) - zero) / (value(name, to) - zero);
  });
  return `${(100 * median(shares)).toFixed(0)}%`;
};
console.log(
  `medians: all weights trained go ${shareOfWay('identity', 'none', 'full', 'own')} of the way from no adapter to the subject's own pictures in identity; no adapter reaches ${shareOfWay('prompt_fidelity', undefined, 'none', 'ordinary')} of ordinary members in prompt fidelity`,
);
for (const name of names) {
  const rooms = Object.entries(residuals).map(([score, residual]) => {
    const room = headRoomOf(table, score, name);
    return `${score} ${room === undefined ? 'not measured' : (Math.abs(room.ceiling - room.floor) / residual).toFixed(1)}`;
  });
  console.log(`${name}: ${rooms.join(', ')}`);
}
