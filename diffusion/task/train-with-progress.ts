import type { FrozenModel } from '../base-model.ts';
import type { TrialHooks, TrialRequest } from '../../base/trial-runner.ts';
import type { TrainerOptions } from './options.ts';
import type { TrialSettings } from './settings.ts';
import { train } from './train.ts';
import type { Trainee } from './trainee.ts';
import type { TrialTask } from './trial-task.ts';

export interface TrialTraining {
  readonly trainee: Trainee<FrozenModel>;
  readonly task: TrialTask;
  readonly settings: TrialSettings;
  readonly options: TrainerOptions;
  readonly seed: number;
  readonly hooks: TrialHooks;
  readonly saves?: TrialRequest['saves'];
}

/** Between two saves: what an interrupted trial does again at most. */
const saveEveryMs = 60_000;
/** Steps between progress updates. */
const progressEvery = 10;

/** Trains as the trial's settings and options say. @returns mean loss over the last quarter of the steps */
export function trainWithProgress(training: TrialTraining): Promise<number> {
  const { trainee, task, settings, options, seed, hooks, saves } = training;
  let recent: number[] = [];
  const chosenRate = settings.kind === 'none' ? undefined : settings.learningRate;
  return train({
    trainee,
    task,
    seed,
    steps: options.steps,
    batch: options.batch,
    learningRate: chosenRate ?? (settings.kind === 'full' ? options.full_lr : options.lr),
    rateDecay: options.lr_decay,
    weightDecay: options.weight_decay,
    signal: hooks.signal,
    saves:
      saves === undefined
        ? undefined
        : { folder: saves.folder, everyMs: saveEveryMs, saved: (step) => hooks.saved?.(step) },
    onStep(step, loss) {
      recent.push(loss);
      if (step % progressEvery !== 0 && step !== options.steps) return;
      // After an interruption those since the last report are fewer.
      const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
      hooks.progress({ step, stepsTotal: options.steps, metrics: { train_loss: mean } });
      recent = [];
    },
  });
}
