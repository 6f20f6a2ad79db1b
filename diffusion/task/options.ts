import { z } from 'zod';
import { YatesError } from '../../base/error.ts';
import { subjects } from '../data/subject.ts';

/** Options of the `trainer` section of a sweep, for `kind: diffusion`; each has a default. */
export const trainerOptionsSchema = z.strictObject({
  task: z.literal('dreambooth').default('dreambooth').describe('What the adapter learns'),
  subject: z
    .enum(subjects.map(({ name }) => name) as [string, ...string[]])
    .default('openmoji-cat')
    .describe('Whose pictures it learns from'),
  params: z
    .int()
    .min(1)
    .default(40_000)
    .describe('Weights of the adapter, about: decides its width unless a factor midDim does'),
  steps: z.int().min(1).max(100_000).default(120).describe('Training steps'),
  batch: z.int().min(2).max(64).default(4).describe('Images a step: half of the subject, half of its class'),
  lr: z.number().positive().max(1).default(4e-3).describe('Learning rate of AdamW, unless a factor sets it'),
  weight_decay: z.number().min(0).max(1).default(0.01).describe('Decoupled weight decay of AdamW'),
  prior_weight: z.number().min(0).max(100).default(1).describe("Weight of the class images' loss"),
  samples: z.int().min(1).max(64).default(8).describe('Pictures drawn at the end, to score'),
  sampler: z.enum(['dpm-solver', 'ddim']).default('dpm-solver'),
  sampler_steps: z.int().min(1).max(1000).default(12),
  guidance: z.number().min(0).max(50).default(3).describe('Strength of classifier-free guidance'),
});

export type TrainerOptions = z.infer<typeof trainerOptionsSchema>;

/** Metrics that a trial reports. */
export const trialMetrics = [
  'clip_image',
  'clip_text',
  'heldout_loss',
  'train_loss',
  'adapter_params',
  'adapter_share',
] as const;

/** @throws YatesError E_TRAINER_OPTION for the first unknown key or bad value */
export function parseTrainerOptions(options: Readonly<Record<string, unknown>>): TrainerOptions {
  const fault = trainerOptionFaults(options)[0];
  if (fault === undefined) return trainerOptionsSchema.parse(options);
  throw new YatesError({ code: 'E_TRAINER_OPTION', message: `trainer: ${fault.message}`, next: fault.next });
}

export interface OptionFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly next: string;
}

export function trainerOptionFaults(options: Readonly<Record<string, unknown>>): OptionFault[] {
  const result = trainerOptionsSchema.safeParse(options);
  if (result.success) return [];
  return result.error.issues.flatMap((issue): OptionFault[] => {
    if (issue.code === 'unrecognized_keys') {
      const next = `use one of ${Object.keys(trainerOptionsSchema.shape).join(', ')}`;
      return issue.keys.map((key) => ({ path: [key], message: `no option is called "${key}"`, next }));
    }
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const [name] = path;
    const schema = trainerOptionsSchema.shape[name as keyof typeof trainerOptionsSchema.shape] as
      | z.ZodType
      | undefined;
    const fallback = schema?.safeParse(undefined).data;
    return [
      {
        path,
        message: `${path.join('.')}: ${issue.message}`,
        next: `write for instance ${JSON.stringify(fallback)}`,
      },
    ];
  });
}
