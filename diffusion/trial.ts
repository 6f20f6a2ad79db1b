/** One trial of kind `diffusion`: train an adapter, draw with it, score. What a trainer process calls. */
import { seededRandom } from '../base/random.ts';
import { activateBackend } from './backend/choose.ts';
import { type BaseModel, loadBaseModel, shippedBaseFolder } from './base-model.ts';
import { imageGrid } from './image/grid.ts';
import { Adapter, midDimForBudget } from './net/adapter.ts';
import { encodeSafetensors } from './safetensors.ts';
import { ddim } from './sample/ddim.ts';
import { dpmSolver } from './sample/dpm-solver.ts';
import { paint } from './sample/samples.ts';
import { createScorer, type Scorer } from './score/scorer.ts';
import { diverged, heldOutLoss, trainAdapter } from './task/dreambooth.ts';
import { parseTrainerOptions } from './task/options.ts';
import { parseSettings, type TrialSettings } from './task/settings.ts';
import { loadSubjectData, type SubjectData } from './task/subject-data.ts';

export interface TrialRunner {
  /** What it computes with; results of different backends are not bit-comparable. */
  readonly backend: string;
  /** Hash of the base net. */
  readonly baseVersion: string;
  /** One trial at a time. @throws YatesError E_TRIAL_DIVERGED, E_TRIAL_SETTING, E_TRAINER_OPTION, E_ADAPTER_* ... */
  run(request: TrialRequest, hooks: TrialHooks): Promise<TrialOutcome>;
}

export interface TrialRequest {
  /** Factor levels of the cell: task/settings.ts. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The seed; cells of one replicate share all random numbers. */
  readonly replicate: number;
  /** Options of the sweep's trainer section: task/options.ts. */
  readonly trainer: Readonly<Record<string, unknown>>;
}

export interface TrialHooks {
  progress(update: { step: number; stepsTotal: number; metrics: Record<string, number> }): void;
  readonly signal: AbortSignal;
}

export interface TrialOutcome {
  /** Those of task/options.ts `trialMetrics`. */
  readonly metrics: Record<string, number>;
  readonly artifacts: { name: string; mediaType: string; bytes: Uint8Array }[];
}

/** Steps between progress updates. */
const progressEvery = 10;

/**
 * Loads what trials share.
 *
 * @param options.backend overrides the choice of backend
 * @param options.baseFolder of another base net than the shipped one
 */
export async function createTrialRunner({
  backend: backendName,
  baseFolder = shippedBaseFolder,
}: {
  backend?: string;
  baseFolder?: string;
} = {}): Promise<TrialRunner> {
  const backend = await activateBackend(backendName);
  const [base, scorer] = [await loadBaseModel(baseFolder), await createScorer()];
  const subjects = new Map<string, Promise<SubjectData>>();
  const subjectData = (name: string): Promise<SubjectData> => {
    const data = subjects.get(name) ?? loadSubjectData(name, base);
    subjects.set(name, data);
    return data;
  };
  return {
    backend: backend.description,
    baseVersion: base.version,
    async run(request, hooks) {
      const options = parseTrainerOptions(request.trainer);
      const settings = parseSettings(request.settings, (site) => {
        return midDimForBudget(base.net.plan, site, options.params);
      });
      const data = await subjectData(options.subject);
      const random = seededRandom(`trial ${request.replicate}`).fork('adapter');
      const adapter = Adapter.create(base.net.plan, settings.adapter, settings.init, random);
      try {
        return await runTrial({
          base,
          scorer,
          data,
          adapter,
          settings,
          options,
          replicate: request.replicate,
          hooks,
        });
      } finally {
        adapter.dispose();
      }
    },
  };
}

interface Trial {
  readonly base: BaseModel;
  readonly scorer: Scorer;
  readonly data: SubjectData;
  readonly adapter: Adapter;
  readonly settings: TrialSettings;
  readonly options: ReturnType<typeof parseTrainerOptions>;
  readonly replicate: number;
  readonly hooks: TrialHooks;
}

async function runTrial(trial: Trial): Promise<TrialOutcome> {
  const { base, scorer, data, adapter, settings, options, replicate, hooks } = trial;
  const { subject } = data;
  let recent: number[] = [];
  const trainLoss = await trainAdapter({
    base,
    data,
    adapter,
    replicate,
    steps: options.steps,
    batch: options.batch,
    learningRate: settings.learningRate ?? options.lr,
    weightDecay: options.weight_decay,
    priorWeight: options.prior_weight,
    signal: hooks.signal,
    onStep(step, loss) {
      recent.push(loss);
      if (step % progressEvery !== 0 && step !== options.steps) return;
      const mean = recent.reduce((sum, each) => sum + each, 0) / recent.length;
      hooks.progress({ step, stepsTotal: options.steps, metrics: { train_loss: mean } });
      recent = [];
    },
  });
  const samples = await paint(base, {
    captions: new Array<string>(options.samples).fill(subject.prompt),
    sampler: options.sampler === 'ddim' ? ddim : dpmSolver,
    steps: options.sampler_steps,
    guidance: options.guidance,
    seed: `samples ${replicate}`,
    adapter,
  });
  const parameters = [...base.net.weights.values()].reduce((sum, { size }) => sum + size, 0);
  const metrics = {
    clip_image: await scorer.clipImage(samples, data.heldOutPixels),
    clip_text: await scorer.clipText(samples, subject.classPrompt),
    heldout_loss: await heldOutLoss(base, data, adapter),
    train_loss: trainLoss,
    adapter_params: adapter.parameterCount,
    adapter_share: adapter.parameterCount / parameters,
  };
  for (const [name, value] of Object.entries(metrics)) {
    if (!Number.isFinite(value)) throw diverged(`${name} is ${value}`);
  }
  const { site, activation, scale, midDim } = settings.adapter;
  const metadata = { ...site, activation, scale: String(scale), midDim: String(midDim), base: base.version };
  return {
    metrics,
    artifacts: [
      { name: 'samples.png', mediaType: 'image/png', bytes: imageGrid(samples, 4, 4) },
      {
        name: 'adapter.safetensors',
        mediaType: 'application/octet-stream',
        bytes: encodeSafetensors(await adapter.download(), { metadata }),
      },
    ],
  };
}
