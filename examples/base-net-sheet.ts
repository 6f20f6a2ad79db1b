/**
 * A sample sheet of the shipped base net: one picture for each caption it was trained on, and how often the CLIP-like
 * scorer finds the caption of a picture among all of them, for these samples and for real icons.
 *
 *     node --import tsx examples/base-net-sheet.ts docs/base-net-sheet.png
 */
import { writeFile } from 'node:fs/promises';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { loadBaseModel } from '../diffusion/base-model.ts';
import { loadImageSet } from '../diffusion/data/dataset.ts';
import { imageGrid } from '../diffusion/image/grid.ts';
import { dpmSolver } from '../diffusion/sample/dpm-solver.ts';
import { paint } from '../diffusion/sample/samples.ts';
import { createScorer } from '../diffusion/score/scorer.ts';
import { shippedRecipe } from '../diffusion/train/recipe.ts';

const [file = 'base-net-sheet.png'] = process.argv.slice(2);
const columns = 12;

const { description } = await activateBackend();
const base = await loadBaseModel();
const scorer = await createScorer();
const { concepts } = await loadImageSet({ domain: shippedRecipe.domain, styles: [] });
const pictures = await paint(base, {
  captions: concepts,
  sampler: dpmSolver,
  steps: 25,
  guidance: 3,
  seed: 'sheet',
});
await writeFile(file, imageGrid(pictures, columns, 2));

console.log(`base net ${base.version.slice(0, 12)} on ${description}`);
for (let start = 0; start < concepts.length; start += columns) {
  console.log(concepts.slice(start, start + columns).join(', '));
}
const found = async (name: string, pixels: Uint8Array, captions: readonly string[]): Promise<void> => {
  const retrieval = await scorer.retrieval(pixels, captions);
  console.log(`${name}: ${JSON.stringify(retrieval)}`);
};
await found('samples', pictures, concepts);
for (const style of ['twemoji', 'openmoji']) {
  const icons = await loadImageSet({ domain: shippedRecipe.domain, styles: [style] });
  await found(`icons of ${style}`, icons.pixels, icons.captions);
}
