/**
 * Adapters: one small trainable bottleneck in every transformer block, or in every residual block, of a frozen net.
 * @see Xiang et al. 2023, arXiv 2303.18181
 */
import type { Random } from '../../base/random.ts';
import { silu } from '../ops/activation.ts';
import { convolution } from '../ops/convolution.ts';
import { linear } from '../ops/linear.ts';
import { groupNormSilu } from '../ops/normalise.ts';
import type { HostTensors } from '../safetensors.ts';
import { type Tensor, tf, type Variable } from '../tf.ts';
import {
  type AdapterActivation,
  type AdapterConfig,
  type AdapterInit,
  checkAdapterConfig,
} from './adapter-config.ts';
import { normGroups } from './config.ts';
import {
  convolutionShapes,
  linearShapes,
  normShapes,
  type ParameterShapes,
  pytorchDefault,
  sizeOf,
} from './parameters.ts';
import { type NetPlan, residualBlocks, transformerBlockPaths } from './plan.ts';
import { type AdapterPoint, type AdapterSite, isResidualSite } from '../adapters/sites.ts';
import { disposeWeights, downloadWeights, uploadWeights, weightNamed } from './weights.ts';

/** Names and PyTorch shapes of the adapter's weights, block by block. */
export function adapterParameterShapes(plan: NetPlan, { site, midDim }: AdapterConfig): ParameterShapes {
  if (isResidualSite(site)) {
    return new Map(
      residualBlocks(plan).flatMap(({ path, inChannels, outChannels }) => {
        const from = site.input === 'Resin' ? inChannels : outChannels;
        const to = site.output === 'Resin' ? inChannels : outChannels;
        return [
          ...normShapes(`${path}.adapter.0`, from),
          ...convolutionShapes(`${path}.adapter.2`, from, midDim),
          ...convolutionShapes(`${path}.adapter.4`, midDim, to),
        ];
      }),
    );
  }
  return new Map(
    transformerBlockPaths(plan).flatMap(({ path, channels }) => {
      const dim = site.input === 'CAc' ? plan.config.contextDim : channels;
      return [
        ...linearShapes(`${path}.adapter_inout.adp.0`, dim, midDim),
        ...linearShapes(`${path}.adapter_inout.adp.2`, midDim, dim),
      ];
    }),
  );
}

/**
 * The bottleneck that makes an adapter at this site come nearest to `budget` weights: sites differ in width and in
 * number, and only adapters of about the same size say something about places.
 */
export function midDimForBudget(plan: NetPlan, site: AdapterSite, budget: number): number {
  const count = (midDim: number): number => {
    const shapes = adapterParameterShapes(plan, { site, activation: 'relu', scale: 1, midDim });
    return [...shapes.values()].reduce((sum, shape) => sum + sizeOf(shape), 0);
  };
  // The count is linear in the width.
  const [one, perUnit] = [count(1), count(2) - count(1)];
  return Math.max(1, 1 + Math.round((budget - one) / perUnit));
}

export class Adapter {
  readonly config: AdapterConfig;
  readonly shapes: ParameterShapes;
  readonly weights: ReadonlyMap<string, Variable>;
  /** A disabled adapter leaves the net as it was. */
  enabled = true;

  private constructor(plan: NetPlan, config: AdapterConfig, values: HostTensors, source?: string) {
    checkAdapterConfig(config);
    this.config = config;
    this.shapes = adapterParameterShapes(plan, config);
    const options = source === undefined ? { trainable: true } : { trainable: true, source };
    this.weights = uploadWeights(this.shapes, values, options) as Map<string, Variable>;
  }

  static create(plan: NetPlan, config: AdapterConfig, init: AdapterInit, random: Random): Adapter {
    checkAdapterConfig(config);
    const shapes = adapterParameterShapes(plan, config);
    const isUp = isResidualSite(config.site) ? /\.adapter\.4\./ : /\.adp\.2\./;
    const values = new Map(
      [...shapes].map(([name, shape]) => {
        const zero = init === 'zero' && isUp.test(name);
        return [
          name,
          { shape, data: zero ? new Float32Array(sizeOf(shape)) : pytorchDefault(name, shapes, random) },
        ];
      }),
    );
    return new Adapter(plan, config, values);
  }

  /** @param values weights under their original names, in PyTorch's layout. @throws YatesError E_WEIGHTS */
  static load(plan: NetPlan, config: AdapterConfig, values: HostTensors, source?: string): Adapter {
    return new Adapter(plan, config, values, source);
  }

  async download(): Promise<HostTensors> {
    return downloadWeights(this.shapes, this.weights);
  }

  get parameterCount(): number {
    return [...this.shapes.values()].reduce((sum, shape) => sum + sizeOf(shape), 0);
  }

  /** The scaled output of the adapter of one block. x [..., C]; at a residual site [B,H,W,C]. */
  apply(path: string, x: Tensor): Tensor {
    const weight = (name: string): Tensor => weightNamed(this.weights, `${path}.${name}`);
    const { site, activation, scale } = this.config;
    if (isResidualSite(site)) {
      const [scaleOfNorm, shift] = [weight('adapter.0.weight'), weight('adapter.0.bias')];
      const activated = groupNormSilu(x, scaleOfNorm, shift, normGroups, 1e-5);
      const down = convolution(activated, weight('adapter.2.weight'), weight('adapter.2.bias'));
      const up = convolution(
        activate(down, activation),
        weight('adapter.4.weight'),
        weight('adapter.4.bias'),
      );
      return scaled(up, scale);
    }
    const down = linear(x, weight('adapter_inout.adp.0.weight'), weight('adapter_inout.adp.0.bias'));
    const up = linear(
      activate(down, activation),
      weight('adapter_inout.adp.2.weight'),
      weight('adapter_inout.adp.2.bias'),
    );
    return scaled(up, scale);
  }

  dispose(): void {
    disposeWeights(this.weights);
  }
}

/** Any number of adapters in one net. */
export type Adapters = Adapter | readonly Adapter[] | undefined;

/** One block's view of the adapters: each reads at its input point and adds at its output point. */
export class Tap {
  readonly #adapters: readonly Adapter[];
  readonly #path: string;
  readonly #outputs: (Tensor | undefined)[] = [];

  constructor(adapters: Adapters, path: string) {
    const all = adapters instanceof Adapter ? [adapters] : (adapters ?? []);
    this.#adapters = all.filter(({ enabled }) => enabled);
    this.#path = path;
  }

  /** Passes the value of a point on: all adapters read it before any adds to it, so that their order does not matter. */
  at(point: AdapterPoint, value: Tensor): Tensor {
    for (const [index, adapter] of this.#adapters.entries()) {
      if (point === adapter.config.site.input) this.#outputs[index] = adapter.apply(this.#path, value);
    }
    return this.#adapters.reduce((sum, { config }, index) => {
      const output = this.#outputs[index];
      return point === config.site.output && output !== undefined ? tf.add(sum, output) : sum;
    }, value);
  }
}

function activate(x: Tensor, activation: AdapterActivation): Tensor {
  switch (activation) {
    case 'relu':
      return tf.relu(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'silu':
      return silu(x);
    case 'identity':
      return x;
    default:
      return activation satisfies never;
  }
}

const scaled = (x: Tensor, scale: number): Tensor => (scale === 1 ? x : tf.mul(x, scale));
