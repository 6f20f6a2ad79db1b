import { geglu } from '../ops/activation.ts';
import { attention } from '../ops/attention.ts';
import { linear } from '../ops/linear.ts';
import { groupNorm, layerNorm } from '../ops/normalise.ts';
import { type Tensor, tf } from '../tf.ts';
import type { Projection } from './blocks.ts';
import { normGroups } from './config.ts';
import type { Layer } from './plan.ts';
import { type Adapters, Tap } from './tap.ts';
import { type Weights, weightNamed } from './weights.ts';

/**
 * Spatial transformer: positions become tokens that attend to each other and to the context.
 *
 * @param x [B,H,W,C]
 * @param context [B,T,contextDim]
 * @see Rombach et al. 2022, appendix E.2.1
 */
export function spatialTransformer(
  x: Tensor,
  context: Tensor,
  layer: Extract<Layer, { kind: 'transformer' }>,
  weights: Weights,
  adapter: Adapters,
): Tensor {
  const weight = (name: string): Tensor => weightNamed(weights, `${layer.path}.${name}`);
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const normed = groupNorm(x, weight('norm.weight'), weight('norm.bias'), normGroups, 1e-6);
  const entered = linear(normed, weight('proj_in.weight'), weight('proj_in.bias'));
  let tokens: Tensor = entered.reshape([batch, height * width, channels]);
  for (let index = 0; index < layer.depth; index++) {
    tokens = transformerBlock(
      tokens,
      context,
      `${layer.path}.transformer_blocks.${index}`,
      layer.heads,
      weights,
      adapter,
    );
  }
  const left = linear(tokens.reshape(x.shape), weight('proj_out.weight'), weight('proj_out.bias'));
  return tf.add(left, x);
}

/** Pre-norm block: self-attention, cross-attention, feed-forward, each added to its input. x [B,N,C]. */
function transformerBlock(
  x: Tensor,
  context: Tensor,
  path: string,
  heads: number,
  weights: Weights,
  adapter: Adapters,
): Tensor {
  const weight = (name: string): Tensor => weightNamed(weights, `${path}.${name}`);
  const norm = (value: Tensor, name: string): Tensor =>
    layerNorm(value, weight(`${name}.weight`), weight(`${name}.bias`), 1e-5);
  const tap = new Tap(adapter, path);
  const project = (value: Tensor, name: Projection): Tensor =>
    // Queries, keys and values have no bias.
    tap.around(name, value, linear(value, weight(`${name}.weight`), weights.get(`${path}.${name}.bias`)));
  const attend = (queries: Tensor, keys: Tensor, name: 'attn1' | 'attn2'): Tensor => {
    const q = project(queries, `${name}.to_q`);
    const k = project(keys, `${name}.to_k`);
    const v = project(keys, `${name}.to_v`);
    return project(attention(q, k, v, heads), `${name}.to_out.0`);
  };
  const feedForward = (value: Tensor): Tensor => project(geglu(project(value, 'ff.net.0.proj')), 'ff.net.2');

  const selfIn = tap.at('SAin', x);
  const selfNormed = norm(selfIn, 'norm1');
  const selfOut = tap.at('SAout', attend(selfNormed, selfNormed, 'attn1'));
  const crossIn = tap.at('CAin', tf.add(selfOut, selfIn));
  const attended = tap.at('CAc', context);
  const crossOut = tap.at('CAout', attend(norm(crossIn, 'norm2'), attended, 'attn2'));
  const feedIn = tap.at('FFNin', tf.add(crossOut, crossIn));
  const feedOut = tap.at('FFNout', feedForward(norm(feedIn, 'norm3')));
  return tap.at('Transout', tf.add(feedOut, feedIn));
}
