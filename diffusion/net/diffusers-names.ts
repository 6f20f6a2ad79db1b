/**
 * Names of weights in the diffusers library (`UNet2DConditionModel`) and in the original latent-diffusion code, which
 * is ours: the same layers, counted by level instead of one after the other.
 */
import { YatesError } from '../../base/error.ts';
import type { HostTensor, HostTensors } from '../safetensors.ts';
import { netParameterShapes, sizeOf } from './parameters.ts';
import type { Layer, NetPlan } from './plan.ts';

/** Renames weights of diffusers to ours. @throws YatesError E_WEIGHTS naming the first one that is missing */
export function fromDiffusers(plan: NetPlan, tensors: HostTensors): Map<string, HostTensor> {
  const ours = new Map<string, HostTensor>();
  const names = diffusersNames(plan);
  for (const [name, shape] of netParameterShapes(plan)) {
    const theirs = names.get(name) as string;
    const tensor = tensors.get(theirs);
    if (tensor === undefined || tensor.data.length !== sizeOf(shape)) {
      const message =
        tensor === undefined
          ? `diffusers weights lack ${theirs}`
          : `${theirs} is ${tensor.shape.join('x')}, not ${shape.join('x')}`;
      throw new YatesError({
        code: 'E_WEIGHTS',
        message,
        next: 'use weights that were made for this net config',
      });
    }
    // Later versions of Stable Diffusion store a 1x1 convolution as a matrix: the same numbers in the same order.
    ours.set(name, { shape, data: tensor.data });
  }
  return ours;
}

/** Renames our weights to those of diffusers. */
export function toDiffusers(plan: NetPlan, tensors: HostTensors): Map<string, HostTensor> {
  const known = prefixes(plan);
  return new Map([...tensors].map(([name, tensor]) => [renamed(known, name), tensor]));
}

/** Name here -> name there, of every weight of a net. */
export function diffusersNames(plan: NetPlan): Map<string, string> {
  const known = prefixes(plan);
  return new Map([...netParameterShapes(plan).keys()].map((name) => [name, renamed(known, name)]));
}

function renamed(known: readonly (readonly [string, string])[], name: string): string {
  for (const [prefix, theirs] of known) {
    if (!name.startsWith(`${prefix}.`)) continue;
    return `${theirs}.${residualNames(name.slice(prefix.length + 1))}`;
  }
  throw new YatesError({ code: 'E_WEIGHTS', message: `no weight of this net is called ${name}` });
}

const residualRenames: readonly (readonly [string, string])[] = [
  ['in_layers.0.', 'norm1.'],
  ['in_layers.2.', 'conv1.'],
  ['emb_layers.1.', 'time_emb_proj.'],
  ['out_layers.0.', 'norm2.'],
  ['out_layers.3.', 'conv2.'],
  ['skip_connection.', 'conv_shortcut.'],
];

/** Names within a residual block differ, those within a transformer do not. */
function residualNames(rest: string): string {
  const found = residualRenames.find(([ours]) => rest.startsWith(ours));
  return found === undefined ? rest : found[1] + rest.slice(found[0].length);
}

function prefixes(plan: NetPlan): [string, string][] {
  return [
    ['time_embed.0', 'time_embedding.linear_1'],
    ['time_embed.2', 'time_embedding.linear_2'],
    ['input_blocks.0.0', 'conv_in'],
    ['out.0', 'conv_norm_out'],
    ['out.2', 'conv_out'],
    ['middle_block.0', 'mid_block.resnets.0'],
    ['middle_block.1', 'mid_block.attentions.0'],
    ['middle_block.2', 'mid_block.resnets.1'],
    ...levelPrefixes(plan.inputBlocks.slice(1), 'down_blocks', plan.config.numResBlocks),
    ...levelPrefixes(plan.outputBlocks, 'up_blocks', plan.config.numResBlocks + 1),
  ];
}

/** @param perLevel residual blocks of a level */
function levelPrefixes(
  blocks: readonly (readonly Layer[])[],
  side: string,
  perLevel: number,
): [string, string][] {
  let residuals = 0;
  return blocks.flat().map((layer): [string, string] => {
    const block = (index: number): string => `${side}.${Math.floor(index / perLevel)}`;
    switch (layer.kind) {
      case 'residual':
        return [layer.path, `${block(residuals)}.resnets.${residuals++ % perLevel}`];
      case 'transformer':
        return [layer.path, `${block(residuals - 1)}.attentions.${(residuals - 1) % perLevel}`];
      case 'downsample':
        return [`${layer.path}.op`, `${block(residuals - 1)}.downsamplers.0.conv`];
      case 'upsample':
        return [`${layer.path}.conv`, `${block(residuals - 1)}.upsamplers.0.conv`];
      case 'stem':
        return [layer.path, 'conv_in'];
      default:
        return layer satisfies never;
    }
  });
}
