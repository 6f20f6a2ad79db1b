/** The frozen net of a Stable Diffusion directory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { YatesError } from '../../base/error.ts';
import type { FrozenModel } from '../base-model.ts';
import { loadNetWeights } from '../net/match-weights.ts';
import { type NetPlan, planNet } from '../net/plan.ts';
import { openWeights } from '../safetensors-file.ts';
import { withSource } from '../tensor-source.ts';
import type { StableDiffusionFiles } from './files.ts';
import { netConfigFromDiffusers, stableDiffusion1 } from './net-config.ts';
import { readScheduler } from './scheduler.ts';

/** The plan alone: what the net will take is known before its weights are read. @throws YatesError E_NET_CONFIG, E_JSON */
export async function planOf({ unet }: StableDiffusionFiles): Promise<NetPlan> {
  if (unet.kind === 'checkpoint') return planNet(stableDiffusion1);
  return planNet(netConfigFromDiffusers(await readJson(unet.config), unet.config));
}

/**
 * Loads the net onto the active backend, one tensor at a time.
 *
 * @param contextLength tokens of the text states it is conditioned on
 * @throws YatesError E_SAFETENSORS, E_WEIGHTS, E_SCHEDULER, E_JSON
 */
export async function loadStableDiffusion(
  files: StableDiffusionFiles,
  plan: NetPlan,
  contextLength: number,
): Promise<FrozenModel> {
  const { weights } = files.unet;
  const config = files.scheduler === undefined ? undefined : await readJson(files.scheduler);
  const scheduler = readScheduler(config, files.scheduler ?? '');
  const version = await hashOf(await weightFiles(weights));
  return {
    net: { plan, weights: await withSource(openWeights(weights), (source) => loadNetWeights(plan, source)) },
    ...scheduler,
    contextLength,
    version,
  };
}

async function weightFiles(path: string): Promise<string[]> {
  if (!path.endsWith('.json')) return [path];
  const { weight_map: map } = (await readJson(path)) as { weight_map?: Record<string, unknown> };
  // Only to hash them: the reader has its own checks.
  const shards = new Set(Object.values(map ?? {}).map((each) => join(dirname(path), basename(String(each)))));
  return [path, ...[...shards].sort()];
}

/** SHA-256 over the files in order. */
async function hashOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    try {
      await pipeline(createReadStream(path), hash, { end: false });
    } catch (cause) {
      throw new YatesError({
        code: 'E_SAFETENSORS',
        place: { file: path },
        message: 'cannot be read',
        next: 'check the path',
        cause,
      });
    }
  }
  return hash.digest('hex');
}

/** @throws YatesError E_JSON */
export async function readJson(path: string): Promise<Record<string, unknown>> {
  const fail = (cause?: unknown): never => {
    throw new YatesError({
      code: 'E_JSON',
      place: { file: path },
      message: 'is not a JSON object',
      next: 'copy it again from where the model came from',
      cause,
    });
  };
  const value: unknown = await readFile(path, 'utf8').then(JSON.parse).catch(fail);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail();
}
