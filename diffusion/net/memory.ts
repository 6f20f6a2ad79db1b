/**
 * How much memory a training step takes, from the plan alone: nothing is allocated to know it.
 *
 * TensorFlow.js frees what a pass has made at its end. So the peak is at the end of the backward pass, when there are the
 * outputs that gradients needed, which is nearly all of them, and the gradients of all that lies between the first adapter
 * and the loss. The estimate adds these up, operation by operation as residual.ts, transformer.ts and unet.ts run them;
 * test/unit/diffusion/net/memory.test.ts holds it against what is allocated.
 */
import { YatesError } from '../../base/error.ts';
import type { AnyAdapterConfig } from '../adapters/config.ts';
import { kindOf } from '../adapters/kinds.ts';
import { adapterParameterShapes } from '../adapters/size.ts';
import { blocksOfLayer } from './blocks.ts';
import { countParameters, netParameterCount } from './parameters.ts';
import type { Layer, NetPlan } from './plan.ts';

/** What runs: one cell of a design. */
export interface MemoryRequest {
  readonly adapter: AnyAdapterConfig;
  /** Images of a training step. */
  readonly batch: number;
  /** Side of what the net sees: 64 for Stable Diffusion at 512 pixels. */
  readonly side: number;
  /** Tokens of the context. */
  readonly contextLength: number;
  /**
   * Numbers of the frozen weights and the activations. Our backends compute in F32; F16 tells what one would take that
   * holds them in half precision. The adapter and its optimiser are always F32.
   */
  readonly dtype?: 'F32' | 'F16';
}

/** All in bytes. */
export interface MemoryEstimate {
  /** The frozen net. */
  readonly weights: number;
  /** Outputs kept for the gradient, and gradients. */
  readonly activations: number;
  /** The adapter's weights, their gradients, and both running means of AdamW. */
  readonly adapter: number;
  readonly total: number;
}

/** One training step. */
export function trainingMemory(plan: NetPlan, request: MemoryRequest): MemoryEstimate {
  const width = request.dtype === 'F16' ? 2 : 4;
  const adapterWeights = countParameters(adapterParameterShapes(plan, request.adapter));
  const weights = netParameterCount(plan) * width;
  const activations = activationsOf(plan, request) * width;
  // The optimiser's arrays: values, gradients, two means; and the weights and gradients on the backend.
  const adapter = adapterWeights * 4 * (4 + 2);
  return { weights, activations, adapter, total: weights + activations + adapter };
}

/** Numbers, for one image and then for all: outputs that are kept and gradients. */
function activationsOf(plan: NetPlan, { adapter, batch, side, contextLength }: MemoryRequest): number {
  const { config } = plan;
  const kind = kindOf(adapter);
  let positions = side * side;
  let sum = 0;
  /** True once the adapter has been met: before it nothing has a gradient. */
  let begun = false;
  const layer = (each: Layer): void => {
    for (const block of blocksOfLayer(config, each)) {
      begun ||= kind.shapes(adapter, block).length > 0;
      sum += kind.activations(adapter, block, { positions, tokens: contextLength });
    }
    switch (each.kind) {
      case 'stem':
        sum += positions * each.outChannels;
        return;
      case 'residual':
        sum += positions * (residualOutputs(each) + (begun ? residualGradients(each) : 0));
        return;
      case 'transformer':
        sum += transformer(each, positions, contextLength);
        return;
      case 'downsample':
        // The gradient is of the input, four times the positions.
        sum += positions * each.channels * (1 / 4 + (begun ? 1 : 0));
        positions /= 4;
        return;
      case 'upsample':
        // The input's gradient; enlarged, and that one's; convolved.
        sum += positions * each.channels;
        positions *= 4;
        sum += 3 * positions * each.channels;
        return;
      default:
        each satisfies never;
    }
  };
  for (const each of [...plan.inputBlocks.flat(), ...plan.middleBlock]) layer(each);
  for (const block of plan.outputBlocks) {
    const [first] = block;
    // The concatenation with the skip, and the gradients of both.
    if (first?.kind === 'residual') sum += 2 * positions * first.inChannels;
    for (const each of block) layer(each);
  }
  // Last normalisation with SiLU, and convolution; the noisy images, the noise, the prediction and its error.
  sum += positions * (3 * plan.finalChannels + 2 * config.outChannels + 4 * config.inChannels);
  return sum * batch;
}

type Residual = Extract<Layer, { kind: 'residual' }>;
type Transformer = Extract<Layer, { kind: 'transformer' }>;

/** Norm with SiLU before each convolution, the second one, the sums with the time and with the skip. Per position. */
const residualOutputs = ({ inChannels, outChannels }: Residual): number =>
  inChannels + (inChannels === outChannels ? 4 : 5) * outChannels;

/** Of norm with SiLU and convolution twice, and of the input, to which skip and body add. Per position. */
const residualGradients = ({ inChannels, outChannels }: Residual): number =>
  (inChannels === outChannels ? 3 : 4) * inChannels + 2 * outChannels;

function transformer({ channels, heads, depth }: Transformer, positions: number, tokens: number): number {
  // Softmax of the scores; gradients of it and of them.
  const scores = 3 * heads * positions * (positions + tokens);
  // Outputs and gradients: self-attention 7 and 9, cross-attention 5 and 5, feed-forward 15 and 15.
  const block = scores + positions * 56 * channels + 2 * tokens * channels;
  // Norm, projections and the sum around the blocks, and their gradients.
  return positions * 8 * channels + depth * block;
}

/** Room beside what is estimated: allocators round up, and kernels need space to work in. */
const memoryMargin = 1.15;

/**
 * @param bytes that are there; undefined where nobody knows
 * @param cell what is being run, for the error
 * @throws YatesError E_OUT_OF_MEMORY_ESTIMATE when it cannot fit, before anything is allocated
 */
export function checkMemory(estimate: MemoryEstimate, bytes: number | undefined, cell: string): void {
  if (bytes === undefined || estimate.total * memoryMargin <= bytes) return;
  throw new YatesError({
    code: 'E_OUT_OF_MEMORY_ESTIMATE',
    message:
      `${cell} needs about ${gigabytes(estimate.total)} (weights ${gigabytes(estimate.weights)}, ` +
      `activations ${gigabytes(estimate.activations)}, adapter ${gigabytes(estimate.adapter)}), ` +
      `and there are ${gigabytes(bytes)}`,
    next: 'use a smaller batch, smaller images, or a backend with more memory',
  });
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`;
