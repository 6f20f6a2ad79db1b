import { seededRandom } from '../../base/random.ts';
import { contextTensor } from '../conditioning.ts';
import { textStates } from '../data/dataset.ts';
import { decodeImages, latentSize, type PixelStatistics } from '../image/transform.ts';
import type { Adapter } from '../adapters/adapter.ts';
import type { Denoiser } from '../denoiser.ts';
import { standardNormals } from '../schedule.ts';
import { type Guidance, guidedPredictor } from './guided.ts';
import type { Sampler } from './sampler.ts';

export interface SampleRequest {
  /** One picture for each. */
  readonly captions: readonly string[];
  readonly sampler: Sampler;
  readonly steps: number;
  readonly guidance: Guidance;
  /** Decides the starting noise: picture i of the same seed starts from the same noise whatever the net. */
  readonly seed: number | string;
  readonly adapter?: Adapter | undefined;
}

/** What the sampler needs of a base model. */
export interface Painter extends Denoiser {
  readonly contextLength: number;
  readonly pixels: PixelStatistics;
}

/** @returns [N,32,32,3] bytes, one picture per caption */
export async function paint(painter: Painter, request: SampleRequest): Promise<Uint8Array> {
  const { captions, sampler, steps, guidance, seed, adapter } = request;
  const states = await textStates(captions);
  const context = contextTensor(
    captions.map((caption) => states.get(caption) as NonNullable<ReturnType<typeof states.get>>),
    painter.contextLength,
  );
  try {
    const noise = standardNormals(captions.length * latentSize, seededRandom(seed).fork('sample'));
    const predict = guidedPredictor(painter, context, guidance, adapter);
    const latents = await sampler(predict, painter.schedule, noise, steps);
    return decodeImages(latents, painter.pixels);
  } finally {
    context.dispose();
  }
}
