import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { blocksOf } from '../../../../diffusion/net/blocks.ts';
import { type NetConfig, netConfigFromOriginal } from '../../../../diffusion/net/config.ts';
import { initialiseParameters, netParameterShapes, sizeOf } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';

const stableDiffusion: NetConfig = {
  inChannels: 4,
  outChannels: 4,
  modelChannels: 320,
  channelMult: [1, 2, 4, 4],
  numResBlocks: 2,
  attentionResolutions: [4, 2, 1],
  numHeads: 8,
  contextDim: 768,
  transformerDepth: 1,
};

const countOf = (config: NetConfig): number =>
  [...netParameterShapes(planNet(config)).values()].reduce((sum, shape) => sum + sizeOf(shape), 0);

describe('the parameters of a net', () => {
  test('of Stable Diffusion 1.x are its 859,520,964, in 16 transformer and 22 residual blocks', () => {
    expect(countOf(stableDiffusion)).toBe(859_520_964);
    const plan = planNet(stableDiffusion);
    const kinds = blocksOf(plan).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'transformer')).toHaveLength(16);
    expect(kinds.filter((kind) => kind === 'residual')).toHaveLength(22);
  });

  test('have the names of the original code', () => {
    const shapes = netParameterShapes(planNet(stableDiffusion));
    expect(shapes.get('input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight')).toEqual([320, 768]);
    expect(shapes.get('output_blocks.5.2.conv.weight')).toEqual([1280, 1280, 3, 3]);
    expect(shapes.get('middle_block.1.proj_in.weight')).toEqual([1280, 1280, 1, 1]);
    expect(shapes.get('input_blocks.3.0.op.bias')).toEqual([320]);
  });

  test('start so that every block is the identity and the output is zero', () => {
    const shapes = netParameterShapes(planNet({ ...stableDiffusion, modelChannels: 32 }));
    const values = initialiseParameters(shapes, seededRandom(1));
    const zeros = [...values].filter(
      ([name, data]) => name.endsWith('weight') && data.every((value) => value === 0),
    );
    const names = zeros.map(([name]) => name);
    expect(names).toContain('out.2.weight');
    expect(names).toContain('input_blocks.1.0.out_layers.3.weight');
    expect(names).toContain('middle_block.1.proj_out.weight');
    expect(names).toHaveLength(1 + 16 + 22);
  });
});

describe('a net config', () => {
  test.each([
    [{ modelChannels: 40 }, /E_NET_CONFIG a level has 40 channels; make modelChannels a multiple of 32/],
    [{ channelMult: [] }, /E_NET_CONFIG channelMult is empty/],
    [{ numHeads: 7 }, /E_NET_CONFIG 320 channels do not split into heads/],
    [{ numResBlocks: 0 }, /E_NET_CONFIG numResBlocks: 0/],
    [{ attentionResolutions: [1.5] }, /E_NET_CONFIG attentionResolutions: 1.5/],
  ])('with %j is refused', (change, message) => {
    expect(() => planNet({ ...stableDiffusion, ...change })).toThrow(message);
  });

  test('is read from the original form, with fixed heads or heads of fixed width', () => {
    const original = {
      in_channels: 4,
      out_channels: 4,
      model_channels: 64,
      channel_mult: [1, 2],
      num_res_blocks: 2,
      attention_resolutions: [1],
      context_dim: 16,
    };
    expect(netConfigFromOriginal({ ...original, num_heads: 4 }).numHeads).toBe(4);
    const fixedWidth = planNet(netConfigFromOriginal({ ...original, num_head_channels: 32 }));
    expect(fixedWidth.middleBlock[1]).toMatchObject({ channels: 128, heads: 4 });
    expect(() => netConfigFromOriginal({ ...original, context_dim: null })).toThrow(
      /E_NET_CONFIG context_dim/,
    );
  });
});
