import type { BaseModel } from '../base-model.ts';
import type { Scorer } from '../score/scorer.ts';
import { loadDreambooth } from './dreambooth.ts';
import { loadFinetune } from './finetune.ts';
import type { PictureOptions } from './options.ts';
import type { TrialTask } from './trial-task.ts';

/** Loads each task once per process: trials of one sweep share it. */
export function taskLoader(base: BaseModel, scorer: Scorer): (options: PictureOptions) => Promise<TrialTask> {
  const loaded = new Map<string, Promise<TrialTask>>();
  return (options) => {
    const key = keyOf(options);
    const task = loaded.get(key) ?? loadTask(options, base, scorer);
    loaded.set(key, task);
    return task;
  };
}

/** Names the options that a task is made of. */
function keyOf(options: PictureOptions): string {
  return options.task === 'dreambooth'
    ? `${options.task} ${options.subject} ${options.prior_weight}`
    : `${options.task} ${options.style} ${options.domain}`;
}

function loadTask(options: PictureOptions, base: BaseModel, scorer: Scorer): Promise<TrialTask> {
  switch (options.task) {
    case 'dreambooth':
      return loadDreambooth(options, base, scorer);
    case 'finetune':
      return loadFinetune(options, base, scorer);
    default:
      return options satisfies never;
  }
}
