/**
 * `yates pretrain` without the rest of Yates: pretrain-main.ts FOLDER [STEPS]. Ctrl-C (or SIGTERM) ends it with a
 * checkpoint, and the same command continues it.
 */
import { activateBackend } from '../backend/choose.ts';
import { pretrain } from './pretrain.ts';
import { shippedRecipe } from './recipe.ts';

const [folder, steps] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: pretrain-main.ts FOLDER [STEPS]\n');
  process.exit(2);
}
const controller = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
const backend = await activateBackend();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`backend: ${backend.description}`);
const result = await pretrain({
  recipe: steps === undefined ? shippedRecipe : { ...shippedRecipe, steps: Number(steps) },
  folder,
  signal: controller.signal,
  progress: ({ step, steps: total, loss, imagesPerSecond, etaSeconds }) => {
    const left = `${Math.ceil(etaSeconds / 60)} min left`;
    say(`step ${step}/${total}  loss ${loss.toFixed(4)}  ${imagesPerSecond.toFixed(1)} images/s  ${left}`);
  },
});
say(result.finished ? 'done' : `stopped at step ${result.step}; the same command continues`);
