/** The shape of the section `design`. Its fraction is read in fraction.ts, its whole plots in whole-plot.ts. */
import { z } from 'zod';
import { durationSchema } from '../value-schemas.ts';

const wholePlot = z
  .array(z.string())
  .min(1)
  .describe('Factors that are costly to change: runs with the same levels of these run one after the other');

const latin = z.strictObject({
  fraction: z.literal('latin').describe('1 / levels of the cells, main effects orthogonal'),
  by: z
    .string()
    .optional()
    .describe('The factor whose level follows from the others; the last one where not given'),
  whole_plot: wholePlot.optional(),
});

const regular = z.strictObject({
  fraction: z
    .strictObject({
      resolution: z
        .int()
        .min(3)
        .max(12)
        .describe(
          'Of two-level factors: 3 tells main effects apart, 4 from two-way interactions too, 5 those from each other; the fewest cells that do',
        ),
    })
    .describe('The smallest fraction of two-level factors, 2^(k-p), with this resolution'),
  whole_plot: wholePlot.optional(),
});

const dOptimal = z.strictObject({
  d_optimal: z
    .strictObject({
      runs: z.int().min(1).max(100_000).optional().describe('Cells that are run, each in every replicate'),
      gpu_hours: z.number().positive().optional().describe('In place of runs: what the sweep may cost'),
      trial_time: durationSchema.optional().describe('With gpu_hours: what one trial takes'),
      model: z
        .array(z.string().min(1))
        .min(1)
        .optional()
        .describe('Terms that the runs are to tell, such as [a, b, a:b]; all main effects where not given'),
      starts: z.int().min(1).max(1000).optional().describe('Random starts of the search; 10 where not given'),
    })
    .describe('The subset that estimates the model best for its size'),
  whole_plot: wholePlot.optional(),
});

export const designSchema = z
  .union([z.literal('full'), latin, regular, dOptimal, z.strictObject({ whole_plot: wholePlot })])
  .optional()
  .describe(
    'Which of the valid cells are run: full (all, where not given), a latin fraction, a fraction of two-level factors by its resolution, or a D-optimal subset; and what is costly to change (split plot)',
  );

export type WrittenDesign = z.infer<typeof designSchema>;
export type WrittenDOptimal = z.infer<typeof dOptimal>['d_optimal'];
