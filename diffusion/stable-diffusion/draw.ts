import { seededRandom } from '../../base/random.ts';
import type { FrozenModel } from '../base-model.ts';
import { contextTensor } from '../conditioning.ts';
import { channelsFirst } from '../net/layout.ts';
import type { HostTensor } from '../safetensors.ts';
import { ddim } from '../sample/ddim.ts';
import { dpmSolver } from '../sample/dpm-solver.ts';
import { guidedPredictor } from '../sample/guided.ts';
import { standardNormals } from '../schedule.ts';
import { guidanceOf, type StableDiffusionOptions } from '../task/options.ts';
import type { Trainee } from '../task/trainee.ts';
import { promptName, type StableDiffusionData, unconditionalName } from './data.ts';

/** Draws for the prompt, one picture at a time: a batch would take memory that training did not. @returns [N,4,h,w] */
export async function drawLatents(
  { model, adapter }: Trainee<FrozenModel>,
  { side, states, contextLength }: StableDiffusionData,
  options: StableDiffusionOptions,
  seed: string,
): Promise<HostTensor> {
  const { samples, sampler, sampler_steps: steps } = options;
  const { inChannels, contextDim } = model.net.plan.config;
  const contextOf = (name: string): ReturnType<typeof contextTensor> =>
    contextTensor([states.get(name) as { tokens: Float32Array }], contextLength, contextDim);
  const [context, unconditional] = [contextOf(promptName), contextOf(unconditionalName)];
  const size = side * side * inChannels;
  const latents = new Float32Array(samples * size);
  try {
    const predict = guidedPredictor(model, context, guidanceOf(options), adapter, unconditional);
    const sample = sampler === 'ddim' ? ddim : dpmSolver;
    for (let index = 0; index < samples; index++) {
      const noise = standardNormals(size, seededRandom(seed).fork(`sample ${index}`));
      latents.set(await sample(predict, model.schedule, noise, steps), index * size);
    }
  } finally {
    context.dispose();
    unconditional.dispose();
  }
  return {
    shape: [samples, inChannels, side, side],
    data: channelsFirst([samples, side, side, inChannels], latents),
  };
}
