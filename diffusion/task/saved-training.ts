/**
 * The state of a trial's training on disk, from which another process goes on to the same numbers. Random numbers need no place
 * here: each step draws from a stream named by its number.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { type HostTensor, readSafetensors, writeSafetensors } from '../safetensors.ts';
import type { FlatAdamW } from '../train/adamw.ts';

/** What training goes on from. */
export interface TrainingPlace {
  /** Steps done. */
  readonly step: number;
  /** Sum so far towards the mean loss of the last quarter. */
  readonly lateLoss: number;
}

interface Optimised {
  readonly values: Float32Array;
  readonly optimiser: FlatAdamW;
}

const fileName = 'training.safetensors';

/** Whole or not at all: the file is written under another name first. */
export async function saveTraining(
  folder: string,
  { step, lateLoss }: TrainingPlace,
  { values, optimiser }: Optimised,
): Promise<void> {
  const tensor = (data: Float32Array): HostTensor => ({ shape: [data.length], data });
  const tensors = new Map([
    ['values', tensor(values)],
    ['adam.first', tensor(optimiser.first)],
    ['adam.second', tensor(optimiser.second)],
  ]);
  const metadata = { step: String(step), late_loss: String(lateLoss), adam_steps: String(optimiser.steps) };
  await writeSafetensors(join(folder, fileName), tensors, { metadata });
}

/**
 * Restores values and optimiser in place.
 *
 * @returns undefined where nothing was saved
 * @throws YatesError E_CHECKPOINT if it is of another trial
 */
export async function loadTraining(
  folder: string,
  { values, optimiser }: Optimised,
): Promise<TrainingPlace | undefined> {
  const path = join(folder, fileName);
  if (!existsSync(path)) return undefined;
  const { tensors, metadata } = await readSafetensors(path);
  for (const [name, target] of [
    ['values', values],
    ['adam.first', optimiser.first],
    ['adam.second', optimiser.second],
  ] as const) {
    const data = tensors.get(name)?.data;
    if (data?.length !== target.length) throw ofOtherTrial(path);
    target.set(data);
  }
  optimiser.steps = Number(metadata['adam_steps']);
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
