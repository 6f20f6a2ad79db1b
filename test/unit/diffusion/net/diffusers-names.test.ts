import { describe, expect, test } from 'vitest';
import { diffusersNames, fromDiffusers, toDiffusers } from '../../../../diffusion/net/diffusers-names.ts';
import { netParameterShapes, sizeOf } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';

const levels = { channelMult: [1, 2, 4, 4], numResBlocks: 2, attentionResolutions: [4, 2, 1] };
const plan = planNet({
  ...levels,
  inChannels: 4,
  outChannels: 4,
  modelChannels: 32,
  numHeads: 8,
  contextDim: 8,
  transformerDepth: 1,
});

describe('names of diffusers', () => {
  // Of Stable Diffusion 1.5, original checkpoint and diffusers repository side by side.
  test.each([
    ['time_embed.2.bias', 'time_embedding.linear_2.bias'],
    ['input_blocks.0.0.weight', 'conv_in.weight'],
    ['input_blocks.1.0.in_layers.2.weight', 'down_blocks.0.resnets.0.conv1.weight'],
    [
      'input_blocks.2.1.transformer_blocks.0.attn2.to_k.weight',
      'down_blocks.0.attentions.1.transformer_blocks.0.attn2.to_k.weight',
    ],
    ['input_blocks.3.0.op.weight', 'down_blocks.0.downsamplers.0.conv.weight'],
    ['input_blocks.4.0.skip_connection.bias', 'down_blocks.1.resnets.0.conv_shortcut.bias'],
    ['input_blocks.11.0.emb_layers.1.weight', 'down_blocks.3.resnets.1.time_emb_proj.weight'],
    ['middle_block.1.proj_in.weight', 'mid_block.attentions.0.proj_in.weight'],
    ['middle_block.2.out_layers.3.bias', 'mid_block.resnets.1.conv2.bias'],
    ['output_blocks.2.1.conv.weight', 'up_blocks.0.upsamplers.0.conv.weight'],
    ['output_blocks.5.2.conv.weight', 'up_blocks.1.upsamplers.0.conv.weight'],
    ['output_blocks.11.1.norm.weight', 'up_blocks.3.attentions.2.norm.weight'],
    ['out.2.weight', 'conv_out.weight'],
  ])('%s is %s', (ours, theirs) => {
    expect(diffusersNames(plan).get(ours)).toBe(theirs);
  });

  test('are one for each weight, and lead back', () => {
    const tensors = new Map(
      [...netParameterShapes(plan)].map(([name, shape], index) => {
        return [name, { shape, data: new Float32Array(sizeOf(shape)).fill(index) }] as const;
      }),
    );
    const theirs = toDiffusers(plan, tensors);
    expect(theirs.size).toBe(tensors.size);
    const back = fromDiffusers(plan, theirs);
    expect([...back.keys()]).toEqual([...tensors.keys()]);
    for (const [name, { data }] of back) expect(data[0]).toBe(tensors.get(name)?.data[0]);
  });

  test('that are missing are told', () => {
    expect(() => fromDiffusers(plan, new Map())).toThrow(
      /E_WEIGHTS diffusers weights lack time_embedding.linear_1.weight/,
    );
  });
});
