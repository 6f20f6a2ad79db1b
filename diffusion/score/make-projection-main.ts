/**
 * Makes the shipped projection anew: make-projection-main.ts [FILE.safetensors] [SEED]. The same seed on the same
 * backend gives the same file.
 */
import { activateBackend } from '../backend/choose.ts';
import { makeProjection } from './make-projection.ts';
import { projectionPath } from './projection.ts';
import { defaultRecipe } from './train-projection.ts';

const [path = projectionPath, seed = String(defaultRecipe.seed)] = process.argv.slice(2);
const backend = await activateBackend();
console.log(`backend: ${backend.description}`);
const card = await makeProjection({ ...defaultRecipe, seed: Number(seed) }, path, ({ step, loss }) => {
  if (step % 100 === 0) console.log(`step ${step}/${defaultRecipe.steps}  loss ${loss.toFixed(3)}`);
});
console.log(JSON.stringify(card, null, 2));
