import { seededRandom } from '../../base/random.ts';
import type { BaseModel } from '../base-model.ts';
import { latentSize } from '../image/transform.ts';
import { Adapter } from '../adapters/adapter.ts';
import { midDimForBudget } from '../adapters/size.ts';
import { standardNormals } from '../schedule.ts';
import { tf } from '../tf.ts';
import { denoisingLoss } from '../train/denoising-loss.ts';
import { trainedWeights } from '../train/trained-weights.ts';

export interface StepTimes {
  /** The first step, which compiles shaders and caches copies of weights. */
  readonly firstMs: number;
  /** Median of those after it. */
  readonly medianMs: number;
  readonly steps: number;
}

/**
 * Times training steps of a default trial's adapter (40,000 weights, CAout to FFNin) on the active backend: forward and
 * backward pass, AdamW, and the way of gradients and weights between the backend and JavaScript. On random data.
 *
 * @param budgetMs stops after the step that goes beyond it, or after `stepsMax` steps
 */
export async function measureStep(
  base: BaseModel,
  { batch = 4, stepsMax = 20, budgetMs = 10_000 } = {},
): Promise<StepTimes> {
  const random = seededRandom('measure step');
  const { plan } = base.net;
  const site = { input: 'CAout', output: 'FFNin' } as const;
  const midDim = midDimForBudget(plan, site, 40_000);
  const adapter = Adapter.create(plan, { site, activation: 'relu', scale: 1, midDim }, 'zero', random);
  const weights = await trainedWeights([...adapter.weights.values()], {}, { isLarge: false });
  const { contextLength } = base;
  const { contextDim } = plan.config;
  const context = tf.tensor(standardNormals(batch * contextLength * contextDim, random), [
    batch,
    contextLength,
    contextDim,
  ]);
  const inputs = {
    latents: standardNormals(batch * latentSize, random),
    noise: standardNormals(batch * latentSize, random),
    timesteps: new Array<number>(batch).fill(500),
    weights: new Array<number>(batch).fill(1),
    context,
  };
  const step = async (): Promise<number> => {
    const begin = performance.now();
    await weights.step(() => denoisingLoss(base, inputs, adapter), 1e-3);
    return performance.now() - begin;
  };
  try {
    const firstMs = await step();
    const times: number[] = [];
    const end = performance.now() + budgetMs;
    do times.push(await step());
    while (times.length < stepsMax && performance.now() < end);
    times.sort((a, b) => a - b);
    return { firstMs, medianMs: times[Math.floor(times.length / 2)] as number, steps: times.length };
  } finally {
    context.dispose();
    adapter.dispose();
  }
}
