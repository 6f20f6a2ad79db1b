/**
 * The training loop of a trial. All random numbers come from the trial's seed alone, so that trials of one seed see the
 * same batches, noise and starting noise (common random numbers).
 */
import { setImmediate } from 'node:timers/promises';
import type { YatesError } from '../../base/error.ts';
import { seededRandom } from '../../base/random.ts';
import { tf } from '../tf.ts';
import { type DenoisingBatch, denoisingLoss } from '../train/denoising-loss.ts';
import { trainedWeights } from '../train/trained-weights.ts';
import { drawBatch } from './batch.ts';
import { loadTraining, saveTraining, type TrainingPlace } from './saved-training.ts';
import type { FrozenModel } from '../base-model.ts';
import type { Trainee } from './trainee.ts';
import { cancelled, diverged } from './trial-error.ts';
import type { TrialTask } from './trial-task.ts';

export interface Training {
  readonly trainee: Trainee<FrozenModel>;
  readonly task: TrialTask;
  readonly seed: number;
  readonly steps: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Share of the steps over which the rate falls linearly to zero at the end; 0 keeps it. */
  readonly rateDecay: number;
  readonly weightDecay: number;
  /** After every step. */
  readonly onStep: (step: number, loss: number) => void;
  readonly signal: AbortSignal;
  /** Where it goes on from, and saves what another attempt may go on from. Default: nowhere. */
  readonly saves?:
    | {
        readonly folder: string;
        /** Shortest time between two saves, in milliseconds. */
        readonly everyMs: number;
        /** The state after this step is saved. */
        readonly saved: (step: number) => void;
      }
    | undefined;
}

/**
 * Trains in place. With nothing to train only the last quarter of the steps is run, for its loss.
 *
 * @returns mean loss over the last quarter of the steps
 * @throws YatesError E_TRIAL_DIVERGED with the step when the loss is no longer finite or a gradient overflows,
 * E_TRIAL_CANCELLED when `signal` fires
 */
export async function train(training: Training): Promise<number> {
  const stepping = await stepper(training);
  try {
    return await runSteps(training, stepping);
  } finally {
    stepping.end();
  }
}

async function runSteps(training: Training, { step, begin, save }: Stepper): Promise<number> {
  const { trainee, task, steps, batch: batchSize, signal, onStep, saves } = training;
  const random = seededRandom(`trial ${training.seed}`);
  const lateFrom = steps - Math.ceil(steps / 4);
  let { lateLoss } = begin;
  let savedAtMs = performance.now();
  for (let index = trainee.variables.length === 0 ? lateFrom : begin.step; index < steps; index++) {
    const batch = drawBatch(trainee.model, task, batchSize, random.fork(`step ${index}`));
    const loss = await step(batch, index).finally(() => batch.context.dispose());
    if (index >= lateFrom) lateLoss += loss / (steps - lateFrom);
    onStep(index + 1, loss);
    if (saves !== undefined && index + 1 < steps && performance.now() - savedAtMs >= saves.everyMs) {
      await save({ step: index + 1, lateLoss });
      savedAtMs = performance.now();
    }
    // Lets the process send progress and hear of a cancellation: a step itself never leaves the thread.
    await setImmediate();
    if (signal.aborted) throw cancelled();
  }
  return lateLoss;
}

interface Stepper {
  readonly step: (batch: DenoisingBatch, index: number) => Promise<number>;
  readonly begin: TrainingPlace;
  readonly save: (place: TrainingPlace) => Promise<void>;
  /** Frees what the optimiser holds. */
  readonly end: () => void;
}

const atStart: TrainingPlace = { step: 0, lateLoss: 0 };

const overflowed = (step: number): YatesError =>
  diverged(`a gradient is too large to be squared, at step ${step}`);

async function stepper(training: Training): Promise<Stepper> {
  const { trainee, weightDecay, saves } = training;
  const { model, adapter } = trainee;
  const checked = (loss: number, index: number): number => {
    if (!Number.isFinite(loss)) throw diverged(`the loss is ${loss} at step ${index + 1}`);
    return loss;
  };
  if (trainee.variables.length === 0) {
    const step: Stepper['step'] = async (batch, index) => {
      const value = tf.tidy(() => denoisingLoss(model, batch, adapter));
      const [loss] = await value.data();
      value.dispose();
      return checked(loss as number, index);
    };
    // Nothing is trained, so that there is nothing to save.
    return { step, begin: atStart, save: async () => {}, end: () => {} };
  }
  const weights = await trainedWeights(
    trainee.variables,
    { weightDecay },
    { isLarge: adapter === undefined },
  );
  const end = (): void => weights.dispose();
  const begin =
    saves === undefined
      ? undefined
      : await loadTraining(saves.folder, weights).catch((error: unknown) => {
          end();
          throw error;
        });
  const save = async (place: TrainingPlace): Promise<void> => {
    if (saves === undefined) return;
    const state = await weights.state();
    if (state === undefined) throw overflowed(place.step);
    await saveTraining(saves.folder, place, state);
    saves.saved(place.step);
  };
  const step: Stepper['step'] = async (batch, index) => {
    const { loss, isFinite } = await weights.step(
      () => denoisingLoss(model, batch, adapter),
      rateAt(training, index),
    );
    checked(loss, index);
    if (!isFinite) throw overflowed(index + 1);
    return loss;
  };
  return { step, begin: begin ?? atStart, save, end };
}

/**
 * Adam at a constant rate never settles: its last step is as long as its first, and the pictures drawn with whatever it left
 * differ between steps more than between cells.
 *
 * @param index of the step, from 0
 */
export function rateAt(
  { learningRate, rateDecay, steps }: Pick<Training, 'learningRate' | 'rateDecay' | 'steps'>,
  index: number,
): number {
  return rateDecay === 0 ? learningRate : learningRate * Math.min(1, (steps - index) / (rateDecay * steps));
}
