/** A training that was cut off and goes on from what it saved ends with the numbers of one that was not, to the last bit. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FrozenModel } from '../../../../diffusion/base-model.ts';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { latentSize } from '../../../../diffusion/image/transform.ts';
import { disposeWeights } from '../../../../diffusion/net/weights.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import type { TrialSettings } from '../../../../diffusion/task/settings.ts';
import { train } from '../../../../diffusion/task/train.ts';
import { createTrainee } from '../../../../diffusion/task/trainee.ts';
import type { TrialTask } from '../../../../diffusion/task/trial-task.ts';
import { FlatVariables } from '../../../../diffusion/train/flat-variables.ts';
import { backendUnderTest } from '../../../backend-under-test.ts';
import { tinyModel } from '../../../integration/diffusion/tiny-model.ts';
import { tinyNet } from '../../../integration/diffusion/tiny-net.ts';
import { temporaryFolder } from '../../agent/temporary-folder.ts';
import { casesOf } from '../../../in-full.ts';

let model: FrozenModel;
beforeAll(async () => {
  if (backendUnderTest === 'wasm') await installWasm('off');
  else await activateBackend(backendUnderTest);
  model = tinyModel();
});
afterAll(() => disposeWeights(model.net.weights));

const task: TrialTask = {
  states: new Map([['a cat', { tokens: new Float32Array(tinyNet.contextDim) }]]),
  heldOut: { latents: new Float32Array(0), captions: [] },
  heldOutLevels: 1,
  captionsToDraw: () => [],
  drawExamples: (count, random) =>
    Array.from({ length: count }, () => ({
      latent: standardNormals(latentSize, random),
      caption: 'a cat',
      weight: 1,
    })),
  score: async () => ({}),
};

const atSite: TrialSettings = {
  kind: 'adapter',
  adapter: { site: { input: 'CAout', output: 'FFNin' }, activation: 'relu', scale: 1, midDim: 4 },
  init: 'zero',
  learningRate: undefined,
};

/** @param endAfter step after which it is cut off */
async function run(settings: TrialSettings, folder: string, endAfter = Number.POSITIVE_INFINITY) {
  const trainee = createTrainee(model, settings, 3);
  const end = new AbortController();
  const steps: number[] = [];
  const saved: number[] = [];
  try {
    const loss = await train({
      trainee,
      task,
      seed: 3,
      steps: 5,
      batch: 2,
      learningRate: 1e-3,
      rateDecay: 0.5,
      weightDecay: 0.01,
      signal: end.signal,
      onStep: (step) => {
        steps.push(step);
        if (step === endAfter) end.abort();
      },
      saves: { folder, everyMs: 0, saved: (step) => saved.push(step) },
    }).catch(() => undefined);
    return { loss, values: await new FlatVariables(trainee.variables).read(), steps, saved };
  } finally {
    trainee.dispose();
  }
}

const anAdapter: [string, TrialSettings] = ['an adapter', atSite];
const wholeNet: [string, TrialSettings] = ['the whole net', { kind: 'full', learningRate: undefined }];

test.each(casesOf([anAdapter], [anAdapter, wholeNet]))(
  'training of %s goes on where it was',
  async (_, settings) => {
    const root = temporaryFolder();
    const folderOf = (name: string): string => {
      mkdirSync(join(root, name));
      return join(root, name);
    };
    const whole = await run(settings, folderOf('whole'));
    const folder = folderOf('cut');
    // In the last quarter, whose mean loss has begun.
    const cut = await run(settings, folder, 4);
    expect([cut.loss, cut.steps.at(-1), cut.saved.at(-1)]).toEqual([undefined, 4, 4]);
    const rest = await run(settings, folder);
    expect(rest.steps).toEqual([5]);
    expect(rest.loss).toBe(whole.loss);
    expect(rest.values).toEqual(whole.values);
  },
);
