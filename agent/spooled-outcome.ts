/** The text of an outcome in the spool: JSON, with the numbers that JSON does not have written as words. */
import { z } from 'zod';
import { fence, trialId } from '../base/ids.ts';
import { faultClasses } from '../proto/vocabulary.ts';
import type { SpooledOutcome } from './core/outcome.ts';

const formatVersion = 1;

const number = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform((word) => Number(word)),
]);

const artifact = z.object({
  name: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
});

const common = {
  formatVersion: z.literal(formatVersion),
  trialId: z.string().min(1).transform(trialId),
  fence: z.int().nonnegative().transform(fence),
  logId: z.string().default(''),
  startedAtMs: z.number(),
  endedAtMs: z.number(),
  output: artifact.extend({ printedBytes: z.number() }).optional(),
  /** Left out by earlier versions, and where nothing was reported. */
  curves: artifact.optional(),
  /** Left out by earlier versions, and where it was not found out. */
  environment: z
    .object({
      commit: z.string(),
      isDirty: z.boolean(),
      codeSha256: z.string(),
      interpreter: z.string(),
      interpreterVersion: z.string(),
      packages: z.record(z.string(), z.string()),
      driver: z.string(),
      agentVersion: z.string(),
    })
    .optional(),
};

const schema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('completed'),
    metrics: z.record(z.string(), number),
    artifacts: z.array(artifact),
    backend: z.string(),
  }),
  z.object({
    ...common,
    kind: z.literal('failed'),
    fault: z.object({
      faultClass: z.enum(faultClasses.words),
      message: z.string(),
      outputTail: z.string(),
    }),
    /** Left out by earlier versions, and where there are none. */
    artifacts: z.array(artifact).optional(),
  }),
]);

export function printOutcome(outcome: SpooledOutcome): string {
  return `${JSON.stringify({ formatVersion, ...outcome }, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )}\n`;
}

/** @returns undefined where the text is not an outcome of a version known here */
export function parseOutcome(text: string): SpooledOutcome | undefined {
  try {
    const { formatVersion: _, ...outcome } = schema.parse(JSON.parse(text));
    return outcome;
  } catch {
    return undefined;
  }
}
