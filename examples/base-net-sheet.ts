/**
 * What the base net can do, in one picture and the figures of docs/base-net.md: a sheet of one sample for each caption it
 * was trained on, how often the CLIP-like scorer finds the caption of a picture among all of them, for samples and for
 * real icons, and what storing the weights in 16 bits costs.
 *
 *     node --import tsx examples/base-net-sheet.ts docs/base-net-sheet.png
 *
 * `--draws 4` samples a caption; `--every 4` draws each fourth caption only, still to be found among all; `--guidance 4`,
 * `--guidance-above 400` guides only at noisier timesteps;
 * `--base DIR` another base net than the shipped one; `--run DIR` the folder of the `yates pretrain` run that made it,
 * whose checkpoint has the weights in 32 bits.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { activateBackend } from '../diffusion/backend/choose.ts';
import {
  type BaseModel,
  loadBaseModel,
  readDescription,
  shippedBaseFolder,
} from '../diffusion/base-model.ts';
import { loadImageSet, textStates } from '../diffusion/data/dataset.ts';
import { imageGrid } from '../diffusion/image/grid.ts';
import { encodeImages } from '../diffusion/image/transform.ts';
import { netParameterShapes } from '../diffusion/net/parameters.ts';
import { uploadWeights } from '../diffusion/net/weights.ts';
import { readSafetensors } from '../diffusion/safetensors.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { type Retrieval, retrieve } from '../diffusion/score/retrieval.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { heldOutLoss } from '../diffusion/task/held-out-loss.ts';
import { namedWeights } from '../diffusion/train/named-weights.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    draws: { type: 'string', default: '4' },
    every: { type: 'string', default: '1' },
    guidance: { type: 'string', default: '4' },
    'guidance-above': { type: 'string', default: '400' },
    base: { type: 'string' },
    run: { type: 'string' },
  },
});
const [file = 'base-net-sheet.png'] = positionals;
const draws = Number(values.draws);
const every = Number(values.every);
const columns = 24;
const guidance = { strength: Number(values.guidance), above: Number(values['guidance-above']) };
const steps = 25;
const pictureBatch = 96;

const { description } = await activateBackend();
const base = await loadBaseModel(values.base);
const scorer = await createScorer();
const { domain, styles: trainedOn } = (await readDescription(values.base ?? shippedBaseFolder)).training as {
  domain: string;
  styles: string[];
};
const { concepts } = await loadImageSet({ domain, styles: [] });
const drawn = concepts.filter((_, index) => index % every === 0);
console.log(`base net ${base.version.slice(0, 12)} on ${description}`);
for (let start = 0; start < drawn.length; start += columns) {
  console.log(drawn.slice(start, start + columns).join(', '));
}

const texts = await scorer.textEmbeddings(concepts);
const findCaptions = async (pixels: Uint8Array, captions: readonly string[]): Promise<Retrieval> =>
  retrieve(
    await scorer.imageEmbedding(pixels),
    texts,
    captions.map((caption) => concepts.indexOf(caption)),
  );

/** A part at a time: hundreds of pictures in one batch have no room. */
async function drawAll(draw: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < drawn.length; start += pictureBatch) {
    const captions = drawn.slice(start, start + pictureBatch);
    const seed = start === 0 ? `sheet ${draw}` : `sheet ${draw} from ${start}`;
    parts.push(await paint(base, { captions, sampler: dpmSolver, steps, guidance, seed }));
  }
  return Buffer.concat(parts);
}

const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;
const chance = `${percent(1 / concepts.length)} and ${percent(5 / concepts.length)}`;
console.log(`caption found first, and among the first five, of ${concepts.length} (chance ${chance})`);
const startMs = performance.now();
const found: Retrieval[] = [];
for (let draw = 0; draw < draws; draw++) {
  const pictures = await drawAll(draw);
  if (draw === 0) await writeFile(file, imageGrid(pictures, columns, drawn.length > 200 ? 1 : 2));
  found.push(await findCaptions(pictures, drawn));
}
const seconds = (performance.now() - startMs) / 1000;
const meanAndRange = (shares: readonly number[]): string => {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return `${percent(mean)} (${percent(Math.min(...shares))} to ${percent(Math.max(...shares))})`;
};
console.log(
  `samples, guidance ${guidance.strength} above timestep ${guidance.above}, ${steps} steps, mean and range of ${draws} a caption: ${meanAndRange(found.map(({ top1 }) => top1))}, ${meanAndRange(found.map(({ top5 }) => top5))}; ${seconds.toFixed(0)} s`,
);
for (const style of ['twemoji', 'openmoji', 'fluent-emoji-flat']) {
  const icons = await loadImageSet({ domain, styles: [style] });
  const { top1, top5 } = await findCaptions(icons.pixels, icons.captions);
  console.log(`real icons of ${style}: ${percent(top1)}, ${percent(top5)}`);
}

if (values.run !== undefined) await compareWith32Bits(values.run);

/** The same weights in 16 and in 32 bits, on every icon that it was trained on and on one style that it was not. */
async function compareWith32Bits(run: string): Promise<void> {
  const { plan } = base.net;
  const { tensors } = await readSafetensors(join(run, 'checkpoint.safetensors'));
  const average = tensors.get('average')?.data;
  if (average === undefined) throw new Error(`${run} holds no checkpoint of yates pretrain`);
  const weights = uploadWeights(netParameterShapes(plan), namedWeights(plan, average));
  const exact: BaseModel = { ...base, net: { plan, weights } };
  for (const [name, styles] of [
    ['training styles', trainedOn],
    ['openmoji', ['openmoji']],
  ] as const) {
    const icons = await loadImageSet({ domain, styles });
    const task = {
      heldOut: { latents: encodeImages(icons.pixels, base.pixels), captions: icons.captions },
      heldOutLevels: 4,
      states: await textStates(icons.captions),
    };
    const [half, full] = [await heldOutLoss(base, task), await heldOutLoss(exact, task)];
    const change = ((100 * (half - full)) / full).toFixed(4);
    console.log(
      `denoising loss on ${icons.count} icons of ${name}: ${half.toFixed(6)} in 16 bits, ${full.toFixed(6)} in 32 (${change}%)`,
    );
  }
}
