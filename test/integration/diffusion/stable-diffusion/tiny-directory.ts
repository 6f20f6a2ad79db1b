import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../../../../base/random.ts';
import { diffusersNames } from '../../../../diffusion/net/diffusers-names.ts';
import { netParameterShapes } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { randomSource } from '../../../../diffusion/net/random-source.ts';
import { type HostTensor, writeSafetensors } from '../../../../diffusion/safetensors.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import { netConfigFromDiffusers } from '../../../../diffusion/stable-diffusion/net-config.ts';

/** Stable Diffusion's config with a tenth of the channels and half of the blocks. */
export const tinyUnet = {
  _class_name: 'UNet2DConditionModel',
  act_fn: 'silu',
  attention_head_dim: 4,
  block_out_channels: [32, 32, 64, 64],
  center_input_sample: false,
  cross_attention_dim: 8,
  down_block_types: ['CrossAttnDownBlock2D', 'CrossAttnDownBlock2D', 'CrossAttnDownBlock2D', 'DownBlock2D'],
  downsample_padding: 1,
  flip_sin_to_cos: true,
  freq_shift: 0,
  in_channels: 4,
  layers_per_block: 1,
  mid_block_scale_factor: 1,
  norm_eps: 1e-5,
  norm_num_groups: 32,
  out_channels: 4,
  sample_size: 8,
  up_block_types: ['UpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D'],
};

export const tinyPlan = planNet(netConfigFromDiffusers(tinyUnet));

const random = seededRandom('tiny directory');
const noise = (...shape: number[]): HostTensor => ({
  shape,
  data: standardNormals(
    shape.reduce((product, extent) => product * extent, 1),
    random,
  ),
});

/** Lays a random net out as Stable Diffusion is published by diffusers: two float16 shards and their index. */
export async function writeTinyModel(directory: string): Promise<void> {
  await Promise.all(
    ['unet', 'scheduler', 'data'].map((each) => mkdir(join(directory, each), { recursive: true })),
  );
  const shapes = netParameterShapes(tinyPlan);
  const source = randomSource(shapes, 1);
  const shards = [1, 2].map((number) => ({
    file: `diffusion_pytorch_model-0000${number}-of-00002.safetensors`,
    tensors: new Map<string, HostTensor>(),
  }));
  const weightMap: Record<string, string> = {};
  for (const [ours, theirs] of diffusersNames(tinyPlan)) {
    const { file, tensors } = shards[ours < 'm' ? 0 : 1] as (typeof shards)[number];
    tensors.set(theirs, { shape: shapes.get(ours) as number[], data: await source.read(ours) });
    weightMap[theirs] = file;
  }
  for (const { file, tensors } of shards) {
    await writeSafetensors(join(directory, 'unet', file), tensors, { dtype: 'F16' });
  }
  const json = (name: string, value: unknown): Promise<void> =>
    writeFile(join(directory, name), JSON.stringify(value));
  await json('unet/diffusion_pytorch_model.safetensors.index.json', { metadata: {}, weight_map: weightMap });
  await json('unet/config.json', tinyUnet);
  await json('scheduler/scheduler_config.json', {
    _class_name: 'PNDMScheduler',
    beta_end: 0.012,
    beta_schedule: 'scaled_linear',
    beta_start: 0.00085,
    num_train_timesteps: 1000,
  });
}

/** Latents and text states as they are computed elsewhere. */
export async function writeTinyData(directory: string, tokens = 77): Promise<void> {
  await writeSafetensors(
    join(directory, 'data', 'latents.safetensors'),
    new Map([
      ['training', noise(3, 4, 8, 8)],
      ['heldout', noise(2, 4, 8, 8)],
      ['class', noise(5, 4, 8, 8)],
    ]),
  );
  await writeSafetensors(
    join(directory, 'data', 'text.safetensors'),
    new Map([
      ['prompt', noise(tokens, 8)],
      ['class', noise(5, tokens, 8)],
      ['unconditional', noise(tokens, 8)],
    ]),
    { dtype: 'F16' },
  );
}
