import type { Random } from '../../base/random.ts';
import type { TextState } from '../data/dataset.ts';
import type { Description } from '../score/inception.ts';

/**
 * What a trial learns and what judges it, with all data at hand. Computed once per process for the same options: cells
 * differ in what is trained, never in this.
 */
export interface TrialTask {
  /** Of every caption that the task trains on, draws or scores with. */
  readonly states: ReadonlyMap<string, Pick<TextState, 'tokens'>>;
  /** Never trained on. */
  readonly heldOut: CaptionedLatents;
  /** Noise levels at which each held-out picture is tried. */
  readonly heldOutLevels: number;
  /** One caption for each picture to draw. */
  captionsToDraw(counts: PictureCounts): string[];
  /** Weight of the loss at a timestep; left out, the clipped one of schedule.ts. */
  readonly timestepWeight?: (timestep: number) => number;
  /** What one step trains on. */
  drawExamples(count: number, random: Random): Example[];
  /**
   * The task's own metrics of the pictures drawn.
   *
   * @param pictures [N], what Inception says of the pictures drawn
   * @param captions [N], what they were drawn for
   */
  score(pictures: readonly Description[], captions: readonly string[]): Promise<Record<string, number>>;
}

/** Options that say how many pictures are drawn. */
interface PictureCounts {
  readonly samples: number;
  /** Further pictures of the subject in contexts that were never trained on; only of tasks with a subject. */
  readonly context_samples?: number;
}

export interface CaptionedLatents {
  /** [N,H,W,C]; [N,16,16,12] for our own pictures. */
  readonly latents: Float32Array;
  /** [N] */
  readonly captions: readonly string[];
}

/** One picture of a training batch. */
export interface Example {
  /** [H,W,C] */
  readonly latent: Float32Array;
  readonly caption: string;
  /** Of its loss, on top of the weight of its timestep. */
  readonly weight: number;
}
