/**
 * Merging: an adapter without activation is an affine map, A(x) = (x D + b) U + c, and at some sites the layer before or
 * after it is linear too and can take it in. The merged net then costs what the bare net costs.
 *
 * With P = 1 + s D U and t = s (b U + c), x + s A(x) = x P + t.
 * - The value comes out of one linear layer and goes nowhere else (SAout > CAin, CAout > FFNin, FFNout > Transout; SAin >
 *   SAin after `proj_in`): y = x W + w becomes x (W P) + (w P + t).
 * - The value goes into one linear layer and nowhere else (Transout > Transout before `proj_out`): (P W), (t W + w).
 * - CAc > CAc goes into keys and values, which have no bias. That of the keys, t Wk, adds the same to all scores of a query,
 *   which softmax ignores; that of the values, t Wv, passes through the attention's weighted mean as it is and into the
 *   bias of `to_out`. So it merges exactly as well.
 *
 * All other sites add at a place that the adapter's own reading does not lead to by linear layers alone, or have a
 * normalisation within (Resin, Resout): nothing can take them in.
 */
import { YatesError } from '../../base/error.ts';
import { type Tensor, tf } from '../tf.ts';
import { checkFits } from './adapted-net.ts';
import type { Adapter } from './adapter.ts';
import { type NetPlan, transformerBlockPaths } from './plan.ts';
import type { Net } from './unet.ts';
import { weightNamed } from './weights.ts';

export interface MergedNet extends Net {
  /** Releases the merged weights; those of the net that it was made from stay. */
  dispose(): void;
}

/** P - 1 and t of one block. */
interface Affine {
  readonly map: Tensor;
  readonly shift: Tensor;
}

/** Weight that changes -> its new value. */
type Changes = Record<string, Tensor>;

/** What takes an adapter in, by site. `path` is that of the transformer block. */
const absorbers: Readonly<
  Record<string, (weight: (name: string) => Tensor, path: string, affine: Affine) => Changes>
> = {
  'SAin>SAin': (weight, path, affine) => intoProducer(weight, `${around(path)}.proj_in`, affine),
  'SAout>CAin': (weight, path, affine) => intoProducer(weight, `${path}.attn1.to_out.0`, affine),
  'CAout>FFNin': (weight, path, affine) => intoProducer(weight, `${path}.attn2.to_out.0`, affine),
  'FFNout>Transout': (weight, path, affine) => intoProducer(weight, `${path}.ff.net.2`, affine),
  'Transout>Transout': (weight, path, { map, shift }) => {
    const [name, bias] = [`${around(path)}.proj_out.weight`, `${around(path)}.proj_out.bias`];
    return {
      [name]: tf.add(weight(name), tf.matMul(map, weight(name))),
      [bias]: tf.add(weight(bias), rowTimes(shift, weight(name))),
    };
  },
  'CAc>CAc': (weight, path, { map, shift }) => {
    const [keys, values] = [`${path}.attn2.to_k.weight`, `${path}.attn2.to_v.weight`];
    const [out, bias] = [`${path}.attn2.to_out.0.weight`, `${path}.attn2.to_out.0.bias`];
    return {
      [keys]: tf.add(weight(keys), tf.matMul(map, weight(keys))),
      [values]: tf.add(weight(values), tf.matMul(map, weight(values))),
      [bias]: tf.add(weight(bias), rowTimes(rowTimes(shift, weight(values)), weight(out))),
    };
  },
};

/** Why an adapter cannot be merged into a net of this plan; undefined where it can. */
export function mergeObstacle(plan: NetPlan, { config }: Pick<Adapter, 'config'>): string | undefined {
  const { site, activation } = config;
  const name = `${site.input}>${site.output}`;
  if (activation !== 'identity') return `its activation ${activation} is not linear`;
  if (!Object.hasOwn(absorbers, name)) return `no linear layer can take in ${name}`;
  const atEdge = name === 'SAin>SAin' || name === 'Transout>Transout';
  if (atEdge && plan.config.transformerDepth > 1) {
    return `between the blocks of a transformer (here ${plan.config.transformerDepth}) no linear layer can take in ${name}`;
  }
  return undefined;
}

/**
 * The net with the adapter in its weights. Only the layers that take it in are new, the others are shared.
 *
 * @throws YatesError E_ADAPTER_MERGE where merging is not defined, E_ADAPTER_NET for an adapter of another net
 */
export function mergeAdapter(net: Net, adapter: Adapter): MergedNet {
  checkFits(net.plan, adapter, 'to merge');
  const obstacle = mergeObstacle(net.plan, adapter);
  if (obstacle !== undefined) {
    throw new YatesError({
      code: 'E_ADAPTER_MERGE',
      message: `the adapter cannot be merged: ${obstacle}`,
      next: `keep it attached; ${Object.keys(absorbers).join(', ')} with activation identity can be merged`,
    });
  }
  const { site, scale } = adapter.config;
  const absorb = absorbers[`${site.input}>${site.output}`] as (typeof absorbers)[string];
  const changed = new Map<string, Tensor>();
  for (const { path } of transformerBlockPaths(net.plan)) {
    const weight = (name: string): Tensor => weightNamed(net.weights, name);
    const ours = (name: string): Tensor => weightNamed(adapter.weights, `${path}.adapter_inout.adp.${name}`);
    const changes = tf.tidy(() => {
      const [down, up] = [ours('0.weight'), ours('2.weight')];
      const map = tf.mul(tf.matMul(down, up), scale);
      const shift = tf.mul(tf.add(rowTimes(ours('0.bias'), up), ours('2.bias')), scale);
      return absorb(weight, path, { map, shift });
    });
    for (const [name, tensor] of Object.entries(changes)) changed.set(name, tensor);
  }
  return {
    plan: net.plan,
    weights: new Map([...net.weights, ...changed]),
    dispose: () => tf.dispose([...changed.values()]),
  };
}

function intoProducer(weight: (name: string) => Tensor, layer: string, { map, shift }: Affine): Changes {
  const [name, bias] = [`${layer}.weight`, `${layer}.bias`];
  return {
    [name]: tf.add(weight(name), tf.matMul(weight(name), map)),
    [bias]: tf.add(weight(bias), tf.add(rowTimes(weight(bias), map), shift)),
  };
}

/** Path of the spatial transformer around a block. */
const around = (path: string): string => path.replace(/\.transformer_blocks\.\d+$/, '');

/** row [k] * matrix [k, n] -> [n] */
const rowTimes = (row: Tensor, matrix: Tensor): Tensor =>
  tf.matMul(row.reshape([1, -1]), matrix).reshape([-1]);
