/** Our net of Stable Diffusion's config against the published layout, which is written down apart from our code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import { diffusersNames } from '../../../../diffusion/net/diffusers-names.ts';
import { matchWeights } from '../../../../diffusion/net/match-weights.ts';
import { netParameterShapes } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { randomSource } from '../../../../diffusion/net/random-source.ts';
import {
  netConfigFromDiffusers,
  stableDiffusion1,
} from '../../../../diffusion/stable-diffusion/net-config.ts';
import type { TensorSource } from '../../../../diffusion/tensor-source.ts';

const published = readFileSync(join(packageRoot, 'test/fixtures/diffusion/sd-v1-unet.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string]);
const plan = planNet(stableDiffusion1);

/** unet/config.json of runwayml/stable-diffusion-v1-5. */
const diffusersConfig = {
  _class_name: 'UNet2DConditionModel',
  _diffusers_version: '0.6.0',
  act_fn: 'silu',
  attention_head_dim: 8,
  block_out_channels: [320, 640, 1280, 1280],
  center_input_sample: false,
  cross_attention_dim: 768,
  down_block_types: ['CrossAttnDownBlock2D', 'CrossAttnDownBlock2D', 'CrossAttnDownBlock2D', 'DownBlock2D'],
  downsample_padding: 1,
  flip_sin_to_cos: true,
  freq_shift: 0,
  in_channels: 4,
  layers_per_block: 2,
  mid_block_scale_factor: 1,
  norm_eps: 1e-5,
  norm_num_groups: 32,
  out_channels: 4,
  sample_size: 64,
  up_block_types: ['UpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D', 'CrossAttnUpBlock2D'],
};

/** A source that says what it holds and has nothing to read. */
const listing = (entries: Iterable<readonly [string, readonly number[]]>): TensorSource => ({
  place: 'sd.safetensors',
  tensors: new Map([...entries].map(([name, shape]) => [name, { dtype: 'F16', shape }])),
  metadata: {},
  read: () => Promise.reject(new Error('nothing to read')),
  close: () => Promise.resolve(),
});
const shapeOf = (text: string): number[] => text.split('x').map(Number);

describe("Stable Diffusion's U-Net", () => {
  test('has the 686 published tensors, each of its published shape, and no other', () => {
    const ours = [...netParameterShapes(plan)].map(([name, shape]) => `${name} ${shape.join('x')}`);
    expect(ours.sort()).toEqual(published.map(([name, shape]) => `${name} ${shape}`).sort());
    expect(ours).toHaveLength(686);
  });

  test('has the published names of diffusers', () => {
    const names = diffusersNames(plan);
    for (const [ours, , theirs] of published) expect(names.get(ours)).toBe(theirs);
  });

  test('has 859,520,964 weights', () => {
    const sizes = published.map(([, shape]) =>
      shapeOf(shape).reduce((product, extent) => product * extent, 1),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(859_520_964);
  });

  test('is listed and initialised one weight at a time, whatever was made before', async () => {
    const source = randomSource(netParameterShapes(plan), 1);
    expect(source.tensors.size).toBe(686);
    const last = await source.read('out.2.weight');
    expect(last).toHaveLength(4 * 320 * 9);
    await source.read('time_embed.0.bias');
    expect(await source.read('out.2.weight')).toEqual(last);
    expect(await randomSource(netParameterShapes(plan), 2).read('out.2.weight')).not.toEqual(last);
  });
});

describe('its weights are found', () => {
  test.each([
    ['original', (ours: string) => ours],
    ['checkpoint', (ours: string) => `model.diffusion_model.${ours}`],
    ['diffusers', (_: string, theirs: string) => theirs],
  ] as const)('under the names of kind %s', (scheme, rename) => {
    const matched = matchWeights(
      plan,
      listing(published.map(([ours, shape, theirs]) => [rename(ours, theirs), shapeOf(shape)])),
    );
    expect(matched.scheme).toBe(scheme);
    const [ours, , theirs] = published[100] as [string, string, string];
    expect(matched.names.get(ours)).toBe(rename(ours, theirs));
  });

  test('beside the other nets of a checkpoint', () => {
    const unet = published.map(([ours, shape]) => [`model.diffusion_model.${ours}`, shapeOf(shape)] as const);
    const others = [
      ['first_stage_model.decoder.conv_in.weight', [512, 4, 3, 3]],
      ['alphas_cumprod', [1000]],
    ] as const;
    expect(matchWeights(plan, listing([...unet, ...others])).scheme).toBe('checkpoint');
  });

  test.each<[string, (entries: [string, number[]][]) => [string, number[]][], RegExp]>([
    [
      'when some are missing: how many, and the first of them',
      (entries) => entries.filter(([name]) => !name.startsWith('middle_block.1.')),
      /E_WEIGHTS sd\.safetensors lacks 26 of 686 tensors: middle_block\.1\.norm\.weight, .* and 21 more/,
    ],
    [
      'when one is of another shape',
      (entries) => entries.map(([name, shape]) => [name, name === 'out.2.bias' ? [8] : shape]),
      /E_WEIGHTS sd\.safetensors has tensors of other shapes: out\.2\.bias is 8, not 4/,
    ],
    [
      'when there are more than the net has',
      (entries) => [...entries, ['input_blocks.12.0.in_layers.0.bias', [1280]]],
      /does not know: input_blocks\.12\.0/,
    ],
    ['when there are none of its own', () => [['x', [1]]], /holds no weight of this net/],
  ])('or refused %s', (_, change, message) => {
    const entries = published.map(([ours, shape]): [string, number[]] => [ours, shapeOf(shape)]);
    expect(() => matchWeights(plan, listing(change(entries)))).toThrow(message);
  });
});

describe('a config of diffusers', () => {
  test('of Stable Diffusion 1.5 is ours', () => {
    expect(netConfigFromDiffusers(diffusersConfig)).toEqual(stableDiffusion1);
  });

  test('of Stable Diffusion 2 has heads of fixed width', () => {
    const second = { ...diffusersConfig, attention_head_dim: [5, 10, 20, 20], cross_attention_dim: 1024 };
    expect(netConfigFromDiffusers({ ...second, use_linear_projection: true })).toMatchObject({
      numHeadChannels: 64,
      contextDim: 1024,
    });
  });

  test.each([
    [{ addition_embed_type: 'text_time' }, /E_NET_CONFIG unet\/config\.json addition_embed_type/],
    [{ block_out_channels: 320 }, /block_out_channels is not a list/],
    [{ block_out_channels: [320, 640] }, /4 blocks for 2 levels/],
    [{ in_channels: '4' }, /in_channels: "4" is not a number/],
    [{ up_block_types: [...diffusersConfig.up_block_types].reverse() }, /going down are not those going up/],
    [
      { down_block_types: ['AttnDownBlock2D', ...diffusersConfig.down_block_types.slice(1)] },
      /AttnDownBlock2D/,
    ],
    [{ attention_head_dim: [8, 8] }, /attention_head_dim: \[8,8\]/],
  ])('with %j is refused', (change, message) => {
    expect(() => netConfigFromDiffusers({ ...diffusersConfig, ...change })).toThrow(message);
  });
});
