/**
 * The shape of a sweep file, as the editor and the parser see it. Only the shape: what one part says about another
 * is checked in the check-*.ts files. The JSON Schema (sweep.schema.json) is made from this.
 */
import { z } from 'zod';
import { durationPattern } from '../duration.ts';
import { namePattern } from './names.ts';

const level = z.union([z.string(), z.number(), z.boolean()]).describe('Text, a number, or true/false');

const levels = z.array(level).min(1).describe('Levels of one kind, all different');

const factor = z.union([
  levels,
  z.strictObject({
    levels,
    label: z.string().min(1).optional().describe('Name in tables and plots'),
  }),
]);

const name = z.string().regex(namePattern);

const goal = z.enum(['maximize', 'minimize']);

const duration = z
  .union([z.string().regex(new RegExp(`${durationPattern.source}|^none$`)), z.literal(0)])
  .describe('A number and ms, s, m, h or d, such as 90s; or none');

const retries = z.int().min(0).max(1000).optional();

const wholePlot = z
  .array(z.string())
  .min(1)
  .describe('Factors that are costly to change: runs with the same levels of these run one after the other');

export const sweepFileSchema = z.strictObject({
  version: z.literal(1).describe('Version of this file format'),
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .describe('Name of the sweep: letters, digits, dot, dash and underscore'),
  description: z.string().optional(),
  factors: z
    .record(name, factor)
    .describe('What is varied: each factor with its levels. The last factor varies fastest.'),
  derive: z
    .record(
      name,
      z.strictObject({
        by: z.string().describe('The factor that it follows'),
        map: z.record(z.string(), level).describe('Its level for each level of that factor'),
      }),
    )
    .optional()
    .describe('Columns that follow from one factor'),
  constraints: z
    .array(
      z.union([
        z.string().min(1).describe('A CEL expression over factor names; cells where it is true are kept'),
        z.strictObject({ rule: z.string().describe('A rule known by name: adapter-positions') }),
      ]),
    )
    .optional()
    .describe('Which cells of the full cross are kept: those that meet all of these'),
  design: z
    .union([
      z.literal('full'),
      z.strictObject({
        fraction: z.literal('latin').describe('1 / levels of the cells, main effects orthogonal'),
        by: z
          .string()
          .optional()
          .describe('The factor whose level follows from the others; the last one where not given'),
        whole_plot: wholePlot.optional(),
      }),
      z.strictObject({
        d_optimal: z
          .strictObject({
            runs: z
              .int()
              .min(1)
              .max(100_000)
              .optional()
              .describe('Cells that are run, each in every replicate'),
            gpu_hours: z.number().positive().optional().describe('In place of runs: what the sweep may cost'),
            trial_time: duration.optional().describe('With gpu_hours: what one trial takes'),
            model: z
              .array(z.string().min(1))
              .min(1)
              .optional()
              .describe(
                'Terms that the runs are to tell, such as [a, b, a:b]; all main effects where not given',
              ),
            starts: z
              .int()
              .min(1)
              .max(1000)
              .optional()
              .describe('Random starts of the search; 10 where not given'),
          })
          .describe('The subset that estimates the model best for its size'),
        whole_plot: wholePlot.optional(),
      }),
      z.strictObject({ whole_plot: wholePlot }),
    ])
    .optional()
    .describe(
      'Which of the valid cells are run: full (all, where not given), a latin fraction, or a D-optimal subset; and what is costly to change (split plot)',
    ),
  references: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(64).describe('Its name in tables and exports'),
        settings: z.record(name, level).describe("What the trainer is given in place of a cell's levels"),
      }),
    )
    .optional()
    .describe('Runs outside the design, once in each replicate, to look at beside it: never in its analysis'),
  replicates: z.int().min(1).max(100_000).optional().describe('Runs of each cell; 1 where not given'),
  blocks: z
    .enum(['replicate', 'none'])
    .optional()
    .describe('Run order is randomised within blocks: each replicate one block, or all runs together'),
  seed: z
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Seed of the run order; 0 where not given'),
  response: z
    .strictObject({
      primary: name.describe('The one metric that the conclusions rest on'),
      goal,
      label: z.string().min(1).optional(),
      also: z
        .array(z.strictObject({ name, goal, label: z.string().min(1).optional() }))
        .optional()
        .describe('Further metrics to analyse'),
    })
    .describe('What is measured'),
  stop: z
    .strictObject({
      when_decided: z
        .array(z.string())
        .min(1)
        .describe('Factors that must all be decided, on the primary response'),
      alpha: z
        .number()
        .positive()
        .max(0.5)
        .optional()
        .describe('Level of the e-process; 0.05 where not given'),
      do: z
        .enum(['offer', 'pause'])
        .optional()
        .describe('offer (default): say so. pause: hand out no more trials'),
    })
    .optional()
    .describe('When the sweep may end early; the evidence may be looked at after every result'),
  trainer: z
    .looseObject({
      kind: z.enum(['diffusion', 'command']),
      timeout: duration.optional().describe('Longest run of one attempt; none where not given'),
      stall_timeout: duration.optional().describe('Longest silence of a running trial; 5m where not given'),
    })
    .describe("What runs a trial, and that trainer's own options"),
  resources: z
    .strictObject({
      slots: z.int().min(1).max(1024).optional().describe('Slots of an agent that one trial takes'),
      labels: z.record(z.string(), z.string()).optional().describe('Labels that the agent must carry'),
    })
    .optional(),
  retry: z
    .strictObject({
      user: retries.describe("The trial's own code failed; 1 where not given"),
      out_of_memory: retries.describe('1 where not given'),
      diverged: retries.describe('The loss became NaN or infinite; 0 where not given'),
      timeout: retries.describe('1 where not given'),
      lost: retries.describe('The agent vanished; 5 where not given'),
      infrastructure: retries.describe('Killed from outside, or could not start; 20 where not given'),
      metrics_missing: retries.describe('The primary response was not reported; 1 where not given'),
    })
    .optional()
    .describe('Retries after the first attempt, by the kind of fault'),
  dispatch: z
    .strictObject({
      balance: z
        .union([z.enum(['agent', 'device']), z.strictObject({ label: z.string().min(1) })])
        .describe('What is to see all levels: each agent, each kind of device, or each value of a label'),
      window: z
        .int()
        .min(2)
        .max(1000)
        .optional()
        .describe('Places of the run sheet to choose from; 16 where not given'),
    })
    .optional()
    .describe('Which agent gets which of the next trials; in planned order where not given'),
  prune: z
    .strictObject({
      halving: z
        .strictObject({
          metric: name.describe('What trials report while they run, and are compared by'),
          goal: goal.optional().describe('That of the response of this name where not given'),
          at: z.array(z.int().min(1)).min(1).describe('Steps at which trials are compared, ascending'),
          keep: z
            .number()
            .gt(0)
            .lt(1)
            .optional()
            .describe('Part of the trials of a block that goes on at each; 0.5 where not given'),
        })
        .describe('Successive halving: the worse part is stopped at each of some steps'),
    })
    .optional()
    .describe('Which trials are stopped early; none where not given. Their responses are censored'),
});

export type SweepFile = z.infer<typeof sweepFileSchema>;
