/**
 * `yates pretrain` without the rest of Yates: pretrain-main.ts FOLDER [STEPS]. Ctrl-C (or SIGTERM) ends it with a
 * checkpoint, and the same command continues it.
 */
import { activateBackend } from '../backend/choose.ts';
import { pretrain } from './pretrain.ts';
import { shippedRecipe } from './recipe.ts';

const [folder, steps] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: pretrain-main.ts FOLDER [STEPS]');
  process.exit(2);
}
const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
const backend = await activateBackend();
console.log(`backend: ${backend.description}`);
const result = await pretrain({
  recipe: steps === undefined ? shippedRecipe : { ...shippedRecipe, steps: Number(steps) },
  folder,
  signal: controller.signal,
  progress: ({ step, steps: total, loss, imagesPerSecond, etaSeconds }) => {
    const left = `${Math.ceil(etaSeconds / 60)} min left`;
    console.log(
      `step ${step}/${total}  loss ${loss.toFixed(4)}  ${imagesPerSecond.toFixed(1)} images/s  ${left}`,
    );
  },
});
console.log(result.finished ? 'done' : `stopped at step ${result.step}; the same command continues`);
