/**
 * The state of a trial's training on disk, from which another process goes on to the same numbers. Random numbers need no place
 * here: each step draws from a stream named by its number.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { type HostTensor, readSafetensors, writeSafetensors } from '../safetensors.ts';
import type { AdamWState, TrainedWeights } from '../train/trained-weights.ts';

/** What training goes on from. */
export interface TrainingPlace {
  /** Steps done. */
  readonly step: number;
  /** Sum so far towards the mean loss of the last quarter. */
  readonly lateLoss: number;
}

const fileName = 'training.safetensors';

/** Whole or not at all: the file is written under another name first. */
export async function saveTraining(
  folder: string,
  { step, lateLoss }: TrainingPlace,
  { values, first, second, steps }: AdamWState,
): Promise<void> {
  const tensor = (data: Float32Array): HostTensor => ({ shape: [data.length], data });
  const tensors = new Map([
    ['values', tensor(values)],
    ['adam.first', tensor(first)],
    ['adam.second', tensor(second)],
  ]);
  const metadata = { step: String(step), late_loss: String(lateLoss), adam_steps: String(steps) };
  await writeSafetensors(join(folder, fileName), tensors, { metadata });
}

/**
 * Gives weights and optimiser the state that was saved.
 *
 * @returns undefined where nothing was saved
 * @throws YatesError E_CHECKPOINT if it is of another trial
 */
export async function loadTraining(
  folder: string,
  weights: TrainedWeights,
): Promise<TrainingPlace | undefined> {
  const path = join(folder, fileName);
  if (!existsSync(path)) return undefined;
  const { tensors, metadata } = await readSafetensors(path);
  const [values, first, second] = ['values', 'adam.first', 'adam.second'].map(
    (name) => tensors.get(name)?.data,
  );
  if (values === undefined || first?.length !== values.length || second?.length !== values.length) {
    throw ofOtherTrial(path);
  }
  if (!weights.restore({ values, first, second, steps: Number(metadata['adam_steps']) }))
    throw ofOtherTrial(path);
  return { step: Number(metadata['step']), lateLoss: Number(metadata['late_loss']) };
}

function ofOtherTrial(path: string): YatesError {
  return new YatesError({
    code: 'E_CHECKPOINT',
    place: { file: path },
    message: 'what an earlier attempt saved belongs to another trial',
    next: 'run the trial again; after two such attempts it begins from an older checkpoint, or at its start',
  });
}
