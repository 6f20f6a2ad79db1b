import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { YatesError } from '../base/error.ts';
import { packageRoot } from '../base/package-root.ts';
import type { Denoiser, Parameterisation } from './denoiser.ts';
import type { PixelStatistics } from './image/transform.ts';
import type { NetConfig } from './net/config.ts';
import { netParameterShapes } from './net/parameters.ts';
import { planNet } from './net/plan.ts';
import { uploadWeights } from './net/weights.ts';
import { decodeSafetensors, encodeSafetensors, type HostTensors } from './safetensors.ts';
import { scaledLinearSchedule } from './schedule.ts';

/** `base.json`: what the weights beside it are. */
export interface BaseDescription {
  /** File name of the weights, in the same folder. */
  readonly file: string;
  /** SHA-256 of that file; the version of the base net that trials name. */
  readonly sha256: string;
  readonly net: NetConfig;
  readonly parameterisation: Parameterisation;
  readonly contextLength: number;
  readonly pixels: PixelStatistics;
  /** How it was made: domain, styles, images seen, figures. For people; nothing reads it. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** A frozen net, whatever made its images and its context. */
export interface FrozenModel extends Denoiser {
  /** Tokens of the context. */
  readonly contextLength: number;
  /** Hash of the weights. */
  readonly version: string;
}

/** The net of our own pictures of 32 pixels. */
export interface BaseModel extends FrozenModel {
  readonly pixels: PixelStatistics;
}

/** Where the shipped base net lies. */
export const shippedBaseFolder: string = join(packageRoot, 'diffusion', 'weights');

/**
 * Loads a base net onto the active backend, frozen.
 *
 * @throws YatesError E_BASE_MODEL if it is missing or damaged
 */
export async function loadBaseModel(folder: string = shippedBaseFolder): Promise<BaseModel> {
  const description = await readDescription(folder);
  const path = join(folder, description.file);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw baseError(path, 'cannot be read', cause);
  });
  const version = createHash('sha256').update(bytes).digest('hex');
  if (version !== description.sha256) throw baseError(path, 'does not have the hash that base.json names');
  const plan = planNet(description.net);
  const { tensors } = decodeSafetensors(bytes, path);
  return {
    net: { plan, weights: uploadWeights(netParameterShapes(plan), tensors, { source: path }) },
    schedule: scaledLinearSchedule(),
    parameterisation: description.parameterisation,
    contextLength: description.contextLength,
    pixels: description.pixels,
    version,
  };
}

/** Writes weights as 16-bit floats and their `base.json`, the description last: what it names is always there. */
export async function saveBaseModel(
  folder: string,
  weights: HostTensors,
  description: Omit<BaseDescription, 'file' | 'sha256'>,
): Promise<BaseDescription> {
  const bytes = encodeSafetensors(weights, { dtype: 'F16' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const whole: BaseDescription = { file: 'base.safetensors', sha256, ...description };
  await mkdir(folder, { recursive: true });
  await replace(join(folder, whole.file), bytes);
  await replace(
    join(folder, 'base.json'),
    new TextEncoder().encode(`${JSON.stringify(whole, undefined, 2)}\n`),
  );
  return whole;
}

/** What a base net is, without loading it. @throws YatesError E_BASE_MODEL */
export async function readDescription(folder: string): Promise<BaseDescription> {
  const path = join(folder, 'base.json');
  try {
    return JSON.parse(await readFile(path, 'utf8')) as BaseDescription;
  } catch (cause) {
    throw baseError(path, 'cannot be read', cause);
  }
}

async function replace(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.partial`;
  await writeFile(temporary, bytes);
  await rename(temporary, path);
}

function baseError(file: string, message: string, cause?: unknown): YatesError {
  return new YatesError({
    code: 'E_BASE_MODEL',
    place: { file },
    message,
    next: 'reinstall yates, or make one with yates pretrain',
    cause,
  });
}
