/**
 * Makes the shipped projection anew: make-projection-main.ts [FILE.safetensors] [SEED]. The same seed on the same
 * backend gives the same file.
 */
import { activateBackend } from '../backend/choose.ts';
import { makeProjection } from './make-projection.ts';
import { projectionPath } from './projection.ts';
import { defaultRecipe } from './train-projection.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const [path = projectionPath, seed = String(defaultRecipe.seed)] = process.argv.slice(2);
const backend = await activateBackend();
say(`backend: ${backend.description}`);
const card = await makeProjection({ ...defaultRecipe, seed: Number(seed) }, path, ({ step, loss }) => {
  if (step % 100 === 0) say(`step ${step}/${defaultRecipe.steps}  loss ${loss.toFixed(3)}`);
});
say(JSON.stringify(card, null, 2));
