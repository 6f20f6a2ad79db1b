import { trainingStyles } from '../data/styles.ts';
import type { Parameterisation } from '../denoiser.ts';
import type { PixelStatistics } from '../image/transform.ts';
import type { NetConfig } from '../net/config.ts';
import type { WhiteningOptions } from './context-whitening.ts';

/** All that decides a pretraining run: the same recipe and backend give the same weights. */
export interface PretrainRecipe {
  readonly net: NetConfig;
  readonly parameterisation: Parameterisation;
  /** Tokens of context per image. */
  readonly contextLength: number;
  readonly pixels: PixelStatistics;
  /** How states of captions are scaled while the net is trained; undone in its weights when they are written. */
  readonly whitening: WhiteningOptions;
  readonly domain: string;
  readonly styles: readonly string[];
  readonly seed: number;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Steps of linear growth at the start, and after each restart of the optimiser. */
  readonly warmupSteps: number;
  /** Steps over which the rate falls linearly to zero at the end. Until then it is constant, so the end may be moved. */
  readonly decaySteps: number;
  /** Share of images trained without their caption, for classifier-free guidance. */
  readonly captionDropout: number;
  /** Share of captions to which one of the concept's tags is added, so that words beside the label do not confuse. */
  readonly tagShare: number;
  readonly emaDecay: number;
}

/** Of the base net that ships with Yates. */
export const shippedRecipe: PretrainRecipe = {
  net: {
    inChannels: 12,
    outChannels: 12,
    modelChannels: 32,
    channelMult: [2, 2, 3],
    numResBlocks: 1,
    attentionResolutions: [2, 4],
    numHeads: 4,
    contextDim: 512,
    transformerDepth: 1,
  },
  parameterisation: 'v',
  contextLength: 8,
  pixels: { mean: [0.7, 0.55, 0.4], deviation: 0.55 },
  whitening: { ridge: 0.15, scale: 0.5 },
  domain: 'everyday',
  styles: trainingStyles,
  seed: 1,
  steps: 50_000,
  batch: 32,
  learningRate: 1.1e-3,
  warmupSteps: 300,
  decaySteps: 8_000,
  captionDropout: 0.1,
  tagShare: 0.1,
  emaDecay: 0.9995,
};

/**
 * Warm-up, a constant rate, a linear fall.
 *
 * @param step from 0
 * @param begun step at which the optimiser was started, 0 unless the run began from given weights
 * @see Hu et al. 2024, "MiniCPM", section 4 (warmup-stable-decay)
 */
export function learningRateAt(
  { learningRate, warmupSteps, decaySteps, steps }: PretrainRecipe,
  step: number,
  begun = 0,
): number {
  const warm = Math.min(1, (step - begun + 1) / warmupSteps);
  const left = Math.min(1, (steps - step) / decaySteps);
  return learningRate * Math.min(warm, left);
}

/** Averages over fewer steps while there are few, so that the start is soon forgotten. */
export function emaDecayAt({ emaDecay }: PretrainRecipe, step: number): number {
  return Math.min(emaDecay, (1 + step) / (10 + step));
}
