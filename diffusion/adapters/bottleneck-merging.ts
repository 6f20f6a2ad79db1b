/**
 * Merging an adapter without activation, which is an affine map, A(x) = (x D + b) U + c: at some sites the layer before or
 * after it is linear too and can take it in.
 *
 * With P = 1 + s D U and t = s (b U + c), x + s A(x) = x P + t.
 * - The value comes out of one linear layer and goes nowhere else (SAout > CAin, CAout > FFNin, FFNout > Transout; SAin >
 *   SAin after `proj_in`): y = x W + w becomes x (W P) + (w P + t).
 * - The value goes into one linear layer and nowhere else (Transout > Transout before `proj_out`): (P W), (t W + w).
 * - CAc > CAc goes into keys and values, which have no bias. That of the keys, t Wk, adds the same to all scores of a query,
 *   which softmax ignores; that of the values, t Wv, passes unchanged through the attention's weighted mean and into the
 *   bias of `to_out`. So it merges exactly as well.
 *
 * All other sites add at a place that the adapter's own reading does not lead to by linear layers alone, or have a
 * normalisation within (Resin, Resout): nothing can take them in.
 */
import type { Tensor } from '../tf.ts';
import type { AdapterConfig } from './config.ts';
import type { AdapterMerging } from './kind.ts';
import type { AdapterSite } from './sites.ts';

/** P - 1 and t of one block. */
interface Affine {
  readonly map: Tensor;
  readonly shift: Tensor;
}

/** Weight that changes -> its new value. */
type Changes = Record<string, Tensor>;

type NetWeight = (name: string) => Tensor;

/** What takes an adapter in, by site. `path` is that of the transformer block. */
const takers: ReadonlyMap<string, (weight: NetWeight, path: string, affine: Affine) => Changes> = new Map([
  ['SAin>SAin', (weight, path, affine) => intoLayerBefore(weight, `${around(path)}.proj_in`, affine)],
  ['SAout>CAin', (weight, path, affine) => intoLayerBefore(weight, `${path}.attn1.to_out.0`, affine)],
  ['CAc>CAc', intoKeysAndValues],
  ['CAout>FFNin', (weight, path, affine) => intoLayerBefore(weight, `${path}.attn2.to_out.0`, affine)],
  ['FFNout>Transout', (weight, path, affine) => intoLayerBefore(weight, `${path}.ff.net.2`, affine)],
  ['Transout>Transout', (weight, path, affine) => intoLayerAfter(weight, `${around(path)}.proj_out`, affine)],
]);

export const bottleneckMerging: AdapterMerging<AdapterConfig> = {
  possible: `${[...takers.keys()].join(', ')} with activation identity`,

  obstacle({ site, activation }, { config }) {
    const name = siteName(site);
    if (activation !== 'identity') return `its activation ${activation} is not linear`;
    if (!takers.has(name)) return `no linear layer can take in ${name}`;
    const atEdge = name === 'SAin>SAin' || name === 'Transout>Transout';
    if (atEdge && config.transformerDepth > 1) {
      return `between the blocks of a transformer (here ${config.transformerDepth}) no linear layer can take in ${name}`;
    }
    return undefined;
  },

  merge({ site, scale }, { block, weight }, netWeight) {
    const [down, up] = [weight('adapter_inout.adp.0.weight'), weight('adapter_inout.adp.2.weight')];
    const [downBias, upBias] = [weight('adapter_inout.adp.0.bias'), weight('adapter_inout.adp.2.bias')];
    const map = down.matMul<Tensor>(up).mul<Tensor>(scale);
    const shift = rowTimes(downBias, up).add<Tensor>(upBias).mul<Tensor>(scale);
    const take = takers.get(siteName(site));
    return take?.(netWeight, block.path, { map, shift }) ?? {};
  },
};

function intoLayerBefore(weight: NetWeight, layer: string, { map, shift }: Affine): Changes {
  const [matrix, bias] = [weight(`${layer}.weight`), weight(`${layer}.bias`)];
  return {
    [`${layer}.weight`]: matrix.add(matrix.matMul(map)),
    [`${layer}.bias`]: bias.add(rowTimes(bias, map).add(shift)),
  };
}

function intoLayerAfter(weight: NetWeight, layer: string, { map, shift }: Affine): Changes {
  const [matrix, bias] = [weight(`${layer}.weight`), weight(`${layer}.bias`)];
  return {
    [`${layer}.weight`]: matrix.add(map.matMul(matrix)),
    [`${layer}.bias`]: bias.add(rowTimes(shift, matrix)),
  };
}

function intoKeysAndValues(weight: NetWeight, path: string, { map, shift }: Affine): Changes {
  const [keys, values] = [weight(`${path}.attn2.to_k.weight`), weight(`${path}.attn2.to_v.weight`)];
  const [out, bias] = [weight(`${path}.attn2.to_out.0.weight`), weight(`${path}.attn2.to_out.0.bias`)];
  return {
    [`${path}.attn2.to_k.weight`]: keys.add(map.matMul(keys)),
    [`${path}.attn2.to_v.weight`]: values.add(map.matMul(values)),
    [`${path}.attn2.to_out.0.bias`]: bias.add(rowTimes(rowTimes(shift, values), out)),
  };
}

const siteName = ({ input, output }: AdapterSite): string => `${input}>${output}`;

/** Path of the spatial transformer around a block. */
const around = (path: string): string => path.replace(/\.transformer_blocks\.\d+$/, '');

/** row [k] * matrix [k, n] -> [n] */
const rowTimes = (row: Tensor, matrix: Tensor): Tensor =>
  row.reshape([1, -1]).matMul<Tensor>(matrix).reshape([-1]);
