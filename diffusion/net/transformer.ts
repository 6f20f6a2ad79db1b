import { geglu } from '../ops/activation.ts';
import { attention } from '../ops/attention.ts';
import { linear } from '../ops/linear.ts';
import { groupNorm, layerNorm } from '../ops/normalise.ts';
import { type Tensor, tf } from '../tf.ts';
import { type Adapters, Tap } from './adapter.ts';
import { normGroups } from './config.ts';
import type { Layer } from './plan.ts';
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
  const attend = (queries: Tensor, keys: Tensor, name: string): Tensor => {
    const q = linear(queries, weight(`${name}.to_q.weight`));
    const k = linear(keys, weight(`${name}.to_k.weight`));
    const v = linear(keys, weight(`${name}.to_v.weight`));
    return linear(
      attention(q, k, v, heads),
      weight(`${name}.to_out.0.weight`),
      weight(`${name}.to_out.0.bias`),
    );
  };
  const feedForward = (value: Tensor): Tensor => {
    const gated = geglu(linear(value, weight('ff.net.0.proj.weight'), weight('ff.net.0.proj.bias')));
    return linear(gated, weight('ff.net.2.weight'), weight('ff.net.2.bias'));
  };
  const tap = new Tap(adapter, path);

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
