import type { Random } from '../../base/random.ts';
import { type Projection, projectionWidths, type TransformerBlock, transformerBlocks } from './blocks.ts';
import { type Layer, layersOf, type NetPlan } from './plan.ts';

/** Name of every weight -> its shape as PyTorch stores it, in the order of the original code. */
export type ParameterShapes = ReadonlyMap<string, readonly number[]>;

export function netParameterShapes(plan: NetPlan): ParameterShapes {
  const { modelChannels, outChannels, contextDim } = plan.config;
  const timeDim = 4 * modelChannels;
  return new Map([
    ...linearShapes('time_embed.0', modelChannels, timeDim),
    ...linearShapes('time_embed.2', timeDim, timeDim),
    ...layersOf(plan).flatMap((layer) => layerShapes(layer, timeDim, contextDim)),
    ...normShapes('out.0', plan.finalChannels),
    ...convolutionShapes('out.2', plan.finalChannels, outChannels),
  ]);
}

/** Name of a weight and its shape as PyTorch stores it. */
export type NamedShape = readonly [name: string, shape: readonly number[]];

export const normShapes = (path: string, channels: number): NamedShape[] => [
  [`${path}.weight`, [channels]],
  [`${path}.bias`, [channels]],
];

export const linearShapes = (path: string, inputs: number, outputs: number): NamedShape[] => [
  [`${path}.weight`, [outputs, inputs]],
  [`${path}.bias`, [outputs]],
];

export const convolutionShapes = (path: string, inputs: number, outputs: number, size = 3): NamedShape[] => [
  [`${path}.weight`, [outputs, inputs, size, size]],
  [`${path}.bias`, [outputs]],
];

function layerShapes(layer: Layer, timeDim: number, contextDim: number): NamedShape[] {
  const { path } = layer;
  switch (layer.kind) {
    case 'stem':
      return convolutionShapes(path, layer.inChannels, layer.outChannels);
    case 'downsample':
      return convolutionShapes(`${path}.op`, layer.channels, layer.channels);
    case 'upsample':
      return convolutionShapes(`${path}.conv`, layer.channels, layer.channels);
    case 'residual': {
      const { inChannels, outChannels } = layer;
      return [
        ...normShapes(`${path}.in_layers.0`, inChannels),
        ...convolutionShapes(`${path}.in_layers.2`, inChannels, outChannels),
        ...linearShapes(`${path}.emb_layers.1`, timeDim, outChannels),
        ...normShapes(`${path}.out_layers.0`, outChannels),
        ...convolutionShapes(`${path}.out_layers.3`, outChannels, outChannels),
        ...(inChannels === outChannels
          ? []
          : convolutionShapes(`${path}.skip_connection`, inChannels, outChannels, 1)),
      ];
    }
    case 'transformer': {
      const { channels } = layer;
      return [
        ...normShapes(`${path}.norm`, channels),
        ...convolutionShapes(`${path}.proj_in`, channels, channels, 1),
        ...transformerBlocks(layer, contextDim).flatMap(transformerBlockShapes),
        ...convolutionShapes(`${path}.proj_out`, channels, channels, 1),
      ];
    }
    default:
      return layer satisfies never;
  }
}

function transformerBlockShapes(block: TransformerBlock): NamedShape[] {
  const { path, channels } = block;
  const project = (name: Projection): NamedShape[] => {
    const { inputs, outputs } = projectionWidths(block, name);
    const shapes = linearShapes(`${path}.${name}`, inputs, outputs);
    return /to_[qkv]$/.test(name) ? shapes.slice(0, 1) : shapes;
  };
  const attention = (name: 'attn1' | 'attn2'): NamedShape[] => [
    ...project(`${name}.to_q`),
    ...project(`${name}.to_k`),
    ...project(`${name}.to_v`),
    ...project(`${name}.to_out.0`),
  ];
  return [
    ...attention('attn1'),
    ...project('ff.net.0.proj'),
    ...project('ff.net.2'),
    ...attention('attn2'),
    ...normShapes(`${path}.norm1`, channels),
    ...normShapes(`${path}.norm2`, channels),
    ...normShapes(`${path}.norm3`, channels),
  ];
}

/** Layers that latent-diffusion starts at zero, so that every block begins as the identity. */
const startsAtZero = /(out_layers\.3|proj_out|^out\.2)\.(weight|bias)$/;

/** Fresh weights, as PyTorch initialises them and latent-diffusion overrides that. Values in PyTorch's layout. */
export function initialiseParameters(shapes: ParameterShapes, random: Random): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  for (const [name, shape] of shapes) {
    values.set(
      name,
      startsAtZero.test(name) ? new Float32Array(sizeOf(shape)) : pytorchDefault(name, shapes, random),
    );
  }
  return values;
}

/** PyTorch's defaults: norms are ones and zeros, the rest is uniform within 1/sqrt(fan-in). */
export function pytorchDefault(name: string, shapes: ParameterShapes, random: Random): Float32Array {
  const shape = shapes.get(name) as readonly number[];
  const weightShape = shapes.get(name.replace(/bias$/, 'weight')) as readonly number[];
  const values = new Float32Array(sizeOf(shape));
  if (weightShape.length === 1) return values.fill(name.endsWith('weight') ? 1 : 0);
  const bound = 1 / Math.sqrt(sizeOf(weightShape.slice(1)));
  return values.map(() => (2 * random.uniform() - 1) * bound);
}

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, extent) => product * extent, 1);

export const countParameters = (shapes: ParameterShapes): number =>
  [...shapes.values()].reduce((sum, shape) => sum + sizeOf(shape), 0);

export const netParameterCount = (plan: NetPlan): number => countParameters(netParameterShapes(plan));
