/** Training of a net that is sound until one step's batch is not: the step must be named, whichever it is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrozenModel } from '../../../../diffusion/base-model.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { latentSize } from '../../../../diffusion/image/transform.ts';
import { disposeWeights } from '../../../../diffusion/net/weights.ts';
import { createTrainee } from '../../../../diffusion/task/trainee.ts';
import { train } from '../../../../diffusion/task/train.ts';
import type { TrialSettings } from '../../../../diffusion/task/settings.ts';
import type { TrialTask } from '../../../../diffusion/task/trial-task.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { tinyModel } from '../../../integration/diffusion/tiny-model.ts';
import { tinyNet } from '../../../integration/diffusion/tiny-net.ts';

let model: FrozenModel;
beforeAll(async () => {
  await installWasm('off');
  model = tinyModel();
});
afterAll(() => disposeWeights(model.net.weights));

/** A task whose pictures weigh what `weightOf` says at each step, from 1. */
function taskOf(weightOf: (step: number) => number): TrialTask {
  let step = 0;
  return {
    states: new Map([['a cat', { tokens: new Float32Array(tinyNet.contextDim) }]]),
    heldOut: { latents: new Float32Array(0), captions: [] },
    heldOutLevels: 1,
    captionsToDraw: () => [],
    drawExamples(count) {
      step++;
      const example = { latent: new Float32Array(latentSize), caption: 'a cat', weight: weightOf(step) };
      return Array.from({ length: count }, () => example);
    },
    score: async () => ({}),
  };
}

const atSite: TrialSettings = {
  kind: 'adapter',
  adapter: { site: { input: 'CAout', output: 'FFNin' }, activation: 'relu', scale: 1, midDim: 4 },
  init: 'zero',
  learningRate: undefined,
};

test.each<[string, TrialSettings, number, number, RegExp]>([
  ['a loss that is no number', atSite, 4, Number.NaN, /the loss is NaN at step 4;/],
  ['a loss that is infinite', atSite, 2, Infinity, /the loss is Infinity at step 2;/],
  ['a gradient whose square is infinite', atSite, 3, 1e30, /too large to be squared, at step 3;/],
  ['the same in the whole net', { kind: 'full', learningRate: undefined }, 3, 1e30, /squared, at step 3;/],
  ['a loss that is no number, of the net as it is', { kind: 'none' }, 2, Number.NaN, /NaN at step 5;/],
])('%s ends the trial as diverged and names the step', async (_, settings, at, weight, message) => {
  const before = tf.memory().numTensors;
  const trainee = createTrainee(model, settings, 1);
  const steps: number[] = [];
  const training = train({
    trainee,
    task: taskOf((step) => (step === at ? weight : 1)),
    seed: 1,
    steps: 5,
    batch: 2,
    learningRate: 1e-3,
    rateDecay: 0,
    weightDecay: 0,
    onStep: (step) => steps.push(step),
    signal: new AbortController().signal,
  });
  await expect(training).rejects.toMatchObject({
    code: 'E_TRIAL_DIVERGED',
    message: expect.stringMatching(message),
  });
  // The steps before it were sound, and were told.
  expect(steps).toHaveLength(at - 1);
  trainee.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
