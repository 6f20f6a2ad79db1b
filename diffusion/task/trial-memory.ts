/** What a sweep's trials will need of memory, before any of them runs. */
import { readDescription, shippedBaseFolder } from '../base-model.ts';
import { latentSide } from '../image/transform.ts';
import type { AnyAdapterConfig } from '../adapters/config.ts';
import type { WidthFor } from '../adapters/kind.ts';
import { kindOf } from '../adapters/kinds.ts';
import { widthForBudget } from '../adapters/size.ts';
import { type MemoryEstimate, type MemoryRequest, trainingMemory } from '../net/memory.ts';
import { type NetPlan, planNet } from '../net/plan.ts';
import { openSafetensors } from '../safetensors-file.ts';
import { findStableDiffusion, type StableDiffusionFiles } from '../stable-diffusion/files.ts';
import { planOf } from '../stable-diffusion/load.ts';
import { withSource } from '../tensor-source.ts';
import { parseTrainerOptions, type StableDiffusionOptions } from './options.ts';
import { parseSettings, splitSubject } from './settings.ts';

export interface TrialMemory {
  /** Of a training step of the cell that takes most. */
  readonly estimate: MemoryEstimate;
  /** That cell's adapter and the batch, in words. */
  readonly cell: string;
}

/**
 * @param options the sweep's trainer section
 * @param cells settings of the trials; those that train no adapter are left out, as the estimate is not for them
 * @returns undefined where no cell trains an adapter, or the files of the net are on other machines
 * @throws YatesError E_TRAINER_OPTION, E_TRIAL_SETTING, E_SAFETENSORS, E_NET_CONFIG, E_BASE_MODEL
 */
export async function largestTrialMemory(
  options: Readonly<Record<string, unknown>>,
  cells: Iterable<Readonly<Record<string, string | number | boolean>>>,
): Promise<TrialMemory | undefined> {
  const parsed = parseTrainerOptions(options);
  const net = parsed.task === 'stable-diffusion' ? await stableDiffusionNet(parsed) : await pictureNet();
  if (net === undefined) return undefined;
  const { plan, ...shape } = net;
  const widths = new Map<string, number>();
  const fit = widthForBudget(plan, parsed.params);
  // Cells share adapters, and counting the weights of a large net takes longer than looking one up.
  const widthFor: WidthFor<AnyAdapterConfig> = (configAt) => {
    const name = JSON.stringify(configAt(1));
    const width = widths.get(name) ?? fit(configAt);
    widths.set(name, width);
    return width;
  };
  let largest: TrialMemory | undefined;
  for (const settings of cells) {
    const trial = parseSettings(splitSubject(settings, parsed).settings, widthFor);
    if (trial.kind !== 'adapter') continue;
    const { adapter } = trial;
    const estimate = trainingMemory(plan, { adapter, batch: parsed.batch, ...shape });
    if (largest !== undefined && estimate.total <= largest.estimate.total) continue;
    largest = {
      estimate,
      cell: `${kindOf(adapter).describe(adapter)} with a batch of ${parsed.batch}`,
    };
  }
  return largest;
}

interface NetShape extends Pick<MemoryRequest, 'side' | 'contextLength'> {
  readonly plan: NetPlan;
}

async function pictureNet(): Promise<NetShape> {
  const { net, contextLength } = await readDescription(shippedBaseFolder);
  return { plan: planNet(net), side: latentSide, contextLength };
}

async function stableDiffusionNet({ base }: StableDiffusionOptions): Promise<NetShape | undefined> {
  const files = findStableDiffusion(base);
  if ('missing' in files) return undefined;
  return { plan: await planOf(files), side: await sideOf(files), contextLength: await tokensOf(files) };
}

/** Pixels to a latent, each way. */
const pixelsPerLatent = 8;

/** From the headers alone: the tensors may be large. */
async function sideOf({ latents }: StableDiffusionFiles): Promise<number> {
  const [path, scale] =
    latents.kind === 'precomputed' ? [latents.path, 1] : [latents.images, pixelsPerLatent];
  return withSource(
    openSafetensors(path),
    async ({ tensors }) => (shapeOf(tensors, 'training')[2] ?? 0) / scale,
  );
}

/** Tokens that the text encoder of Stable Diffusion 1.x takes. */
const encoderTokens = 77;

async function tokensOf({ text }: StableDiffusionFiles): Promise<number> {
  if (text.kind === 'encoded') return encoderTokens;
  return withSource(
    openSafetensors(text.path),
    async ({ tensors }) => shapeOf(tensors, 'prompt')[0] ?? encoderTokens,
  );
}

const shapeOf = (
  tensors: ReadonlyMap<string, { readonly shape: readonly number[] }>,
  name: string,
): readonly number[] => tensors.get(name)?.shape ?? [];
