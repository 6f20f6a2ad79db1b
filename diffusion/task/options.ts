import { z } from 'zod';
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { domainNames } from '../data/domains.ts';
import { heldOutStyles } from '../data/styles.ts';
import { defaultSubject } from '../data/subject-families.ts';
import { subjects } from '../data/subject.ts';
import type { Guidance } from '../sample/guided.ts';
import { findStableDiffusion, missingText } from '../stable-diffusion/files.ts';
import { trialMetrics } from './metrics.ts';

/** Options of the `trainer` section of a sweep, for `kind: diffusion`; each has a default, which may depend on the task. */

const taskNames = ['dreambooth', 'finetune', 'stable-diffusion'] as const;
type TaskName = (typeof taskNames)[number];

const oneOf = (names: readonly string[]): z.ZodEnum<Record<string, string>> =>
  z.enum(names as [string, ...string[]]);

const common = {
  params: z
    .int()
    .min(1)
    .default(40_000)
    .describe(
      'Approximate number of weights of the adapter; decides its width unless a factor such as midDim does',
    ),
  lr_decay: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of the steps, at the end, over which the learning rate falls linearly to zero'),
  weight_decay: z.number().min(0).max(1).default(0.01).describe('Decoupled weight decay of AdamW'),
  sampler: z.enum(['dpm-solver', 'ddim']).default('dpm-solver'),
  guidance: z.number().min(0).max(50).default(4).describe('Strength of classifier-free guidance'),
  guidance_above: z
    .int()
    .min(0)
    .max(999)
    .default(400)
    .describe('Timestep up to which no guidance is applied: at the noisier ones above it is'),
  save_net: z
    .boolean()
    .default(false)
    .describe('Keep the whole net where all of it is trained (adapter: full); adapters are always kept'),
};
const rate = z.number().positive().max(1);
const lr = rate.describe('Learning rate of AdamW, unless a factor sets it');
const fullLr = rate.describe('Learning rate of AdamW where the whole net is trained (adapter: full)');
const steps = z.int().min(1).max(100_000).describe('Training steps');
const batch = z.int().min(2).max(64);
const samplerSteps = z.int().min(1).max(1000);

const dreambooth = z.strictObject({
  task: z.literal('dreambooth').default('dreambooth'),
  subject: oneOf(subjects.map(({ name }) => name))
    .default(defaultSubject)
    .describe('Whose pictures it learns from, unless a factor sets it'),
  prior_weight: z.number().min(0).max(100).default(1).describe("Weight of the class images' loss"),
  steps: steps.default(120),
  batch: batch.default(4).describe('Images a step: half of the subject, half of its class'),
  lr: lr.default(4e-3),
  full_lr: fullLr.default(2e-4),
  samples: z.int().min(1).max(64).default(8).describe('Pictures drawn at the end, to score'),
  context_samples: z
    .int()
    .min(1)
    .max(64)
    .default(8)
    .describe('Further pictures, for prompts that were never trained: the subject in other contexts'),
  sampler_steps: samplerSteps.default(12),
  ...common,
});

const finetune = z.strictObject({
  task: z.literal('finetune').default('finetune'),
  style: oneOf(heldOutStyles).default('openmoji').describe('Held-out style that it learns'),
  domain: oneOf(domainNames)
    .default('faces-animals-food')
    .describe('Concepts trained on, less the held-out ones'),
  steps: steps.default(150),
  batch: batch.default(8).describe('Images a step'),
  lr: lr.default(1e-3),
  full_lr: fullLr.default(2e-4),
  samples: z
    .int()
    .min(2)
    .max(2000)
    .default(36)
    .describe('Pictures drawn at the end, to score; FID falls as they grow in number'),
  sampler_steps: samplerSteps.default(10),
  ...common,
});

const stableDiffusion = z.strictObject({
  ...common,
  task: z.literal('stable-diffusion').default('stable-diffusion'),
  base: z.string().min(1).describe('Folder of the model and the data: docs/stable-diffusion.md'),
  check_files: z
    .boolean()
    .default(true)
    .describe('Look for the files when the sweep is planned; false where only the agents have them'),
  params: common.params.default(1_500_000),
  prior_weight: z.number().min(0).max(100).default(1).describe("Weight of the class images' loss"),
  steps: steps.default(2500),
  batch: z.int().min(1).max(64).default(2).describe('Images a step: half of the subject, half of its class'),
  lr: lr.default(1e-4),
  full_lr: fullLr.default(1e-6),
  samples: z.int().min(1).max(64).default(4).describe('Pictures drawn at the end'),
  sampler_steps: samplerSteps.default(25),
  // As the paper's.
  lr_decay: common.lr_decay.default(0),
  guidance: common.guidance.default(7),
  guidance_above: common.guidance_above.default(0),
});

export type DreamboothOptions = z.infer<typeof dreambooth>;
export type FinetuneOptions = z.infer<typeof finetune>;
export type StableDiffusionOptions = z.infer<typeof stableDiffusion>;
/** Tasks on our own pictures and base net. */
export type PictureOptions = DreamboothOptions | FinetuneOptions;
export type TrainerOptions = PictureOptions | StableDiffusionOptions;

/** How pictures are drawn towards their captions. */
export const guidanceOf = ({
  guidance: strength,
  guidance_above: above,
}: Pick<TrainerOptions, 'guidance' | 'guidance_above'>): Guidance => ({ strength, above });

const schemas = { dreambooth, finetune, 'stable-diffusion': stableDiffusion };

/** @throws YatesError E_TRAINER_OPTION for the first unknown key or bad value */
export function parseTrainerOptions(options: Readonly<Record<string, unknown>>): TrainerOptions {
  const fault = trainerOptionFaults(options)[0];
  if (fault === undefined) return schemas[taskOf(options) ?? 'dreambooth'].parse(options);
  throw new YatesError({ code: 'E_TRAINER_OPTION', message: `trainer: ${fault.message}`, next: fault.next });
}

export interface OptionFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly next: string;
}

/** @param columns factors and derived columns of the sweep */
export function trainerOptionFaults(
  options: Readonly<Record<string, unknown>>,
  columns: readonly string[] = [],
): OptionFault[] {
  const task = taskOf(options);
  if (task === undefined) {
    const message = `task: there is no task ${JSON.stringify(options['task'])}`;
    return [{ path: ['task'], message, next: `write ${taskNames.join(' or ')}` }];
  }
  const result = schemas[task].safeParse(options);
  if (result.success) return [...subjectFaults(result.data, columns), ...fileFaults(result.data)];
  return result.error.issues.flatMap((issue): OptionFault[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, task));
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const fallback = trainerOptionDefault(task, String(path[0]));
    return [
      {
        path,
        message: `${path.join('.')}: ${issue.message}`,
        next: `write for instance ${JSON.stringify(fallback)}`,
      },
    ];
  });
}

/** The default of an option. */
export function trainerOptionDefault(task: TaskName, option: string): unknown {
  const shape: Readonly<Record<string, z.ZodType>> = schemas[task].shape;
  return shape[option]?.safeParse(undefined).data;
}

/** A factor that varies what the task does not have. */
function subjectFaults({ task }: TrainerOptions, columns: readonly string[]): OptionFault[] {
  if (task === 'dreambooth' || !columns.includes('subject')) return [];
  const message = `task: ${task} has no subject, which the sweep varies`;
  return [{ path: ['task'], message, next: 'write task: dreambooth, or remove the factor subject' }];
}

/** Finds the files that a run would miss, before anything runs. */
function fileFaults(options: TrainerOptions): OptionFault[] {
  if (options.task !== 'stable-diffusion' || !options.check_files) return [];
  const found = findStableDiffusion(options.base);
  if (!('missing' in found)) return [];
  const next =
    'put them there (docs/stable-diffusion.md), or write check_files: false where only agents have them';
  return [{ path: ['base'], message: `base: ${missingText(found.missing)}`, next }];
}

/** Metrics that a trial with these options reports; of all tasks where the options name none. */
export function metricsWith(options: Readonly<Record<string, unknown>>): readonly string[] {
  const task = taskOf(options);
  return task === undefined
    ? [...new Set(taskNames.flatMap((name) => trialMetrics[name]))]
    : trialMetrics[task];
}

/** The task that the options name; undefined if there is no such task. */
function taskOf({ task = 'dreambooth' }: Readonly<Record<string, unknown>>): TaskName | undefined {
  return taskNames.find((name) => name === task);
}

function unknownKey(key: string, task: TaskName): OptionFault {
  const owner = taskNames.find((name) => key in schemas[name].shape);
  if (owner !== undefined) {
    const message = `"${key}" is an option of task ${owner}, not of ${task}`;
    return { path: [key], message, next: `remove it, or write task: ${owner}` };
  }
  const next = didYouMean(key, Object.keys(schemas[task].shape));
  return { path: [key], message: `no option is called "${key}"`, next };
}
