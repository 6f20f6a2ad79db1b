import type { Random } from '../../base/random.ts';
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

type Entry = [string, number[]];

export const normShapes = (path: string, channels: number): Entry[] => [
  [`${path}.weight`, [channels]],
  [`${path}.bias`, [channels]],
];

export const linearShapes = (path: string, inputs: number, outputs: number): Entry[] => [
  [`${path}.weight`, [outputs, inputs]],
  [`${path}.bias`, [outputs]],
];

export const convolutionShapes = (path: string, inputs: number, outputs: number, size = 3): Entry[] => [
  [`${path}.weight`, [outputs, inputs, size, size]],
  [`${path}.bias`, [outputs]],
];

const unbiasedShape = (path: string, inputs: number, outputs: number): Entry => [
  `${path}.weight`,
  [outputs, inputs],
];

function layerShapes(layer: Layer, timeDim: number, contextDim: number): Entry[] {
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
      const { channels, depth } = layer;
      return [
        ...normShapes(`${path}.norm`, channels),
        ...convolutionShapes(`${path}.proj_in`, channels, channels, 1),
        ...Array.from({ length: depth }, (_, index) =>
          transformerBlockShapes(`${path}.transformer_blocks.${index}`, channels, contextDim),
        ).flat(),
        ...convolutionShapes(`${path}.proj_out`, channels, channels, 1),
      ];
    }
    default:
      return layer satisfies never;
  }
}

function transformerBlockShapes(path: string, channels: number, contextDim: number): Entry[] {
  const attention = (name: string, keyInputs: number): Entry[] => [
    unbiasedShape(`${path}.${name}.to_q`, channels, channels),
    unbiasedShape(`${path}.${name}.to_k`, keyInputs, channels),
    unbiasedShape(`${path}.${name}.to_v`, keyInputs, channels),
    ...linearShapes(`${path}.${name}.to_out.0`, channels, channels),
  ];
  return [
    ...attention('attn1', channels),
    ...linearShapes(`${path}.ff.net.0.proj`, channels, 8 * channels),
    ...linearShapes(`${path}.ff.net.2`, 4 * channels, channels),
    ...attention('attn2', contextDim),
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
