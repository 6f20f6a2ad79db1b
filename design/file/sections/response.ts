/** The section `response`: what is measured. */
import { z } from 'zod';
import { didYouMean } from '../../../base/did-you-mean.ts';
import type { Response } from '../../sweep-spec.ts';
import type { LevelFault } from '../../trainer-check.ts';
import { refuseReserved } from '../names.ts';
import type { Reading } from '../reading.ts';
import { goalSchema, nameSchema, textSchema } from '../value-schemas.ts';
import type { YamlPath } from '../yaml-source.ts';

const ofSchema = z
  .union([z.int().min(1), nameSchema])
  .describe(
    'The metric is a share (or a number) of successes in so many tries: a number, or the metric that holds it',
  );

export const responseSchema = z
  .strictObject({
    primary: z
      .union([nameSchema, z.strictObject({ name: nameSchema, of: ofSchema.optional() })])
      .describe('The one metric that the conclusions rest on'),
    goal: goalSchema,
    of: ofSchema.optional(),
    label: textSchema.min(1).optional(),
    also: z
      .array(
        z.strictObject({
          name: nameSchema,
          goal: goalSchema,
          label: textSchema.min(1).optional(),
          of: ofSchema.optional(),
        }),
      )
      .optional()
      .describe('Further metrics to analyse'),
  })
  .describe('What is measured');

/**
 * @param columnNames factors and derived columns, whose names a response may not have
 * @param trainer.metrics what the trainer reports; undefined if that is not known
 * @param trainer.primaryFault what the trainer says against a metric as the primary one
 * @returns the primary response first
 */
export function readResponse(
  written: z.infer<typeof responseSchema>,
  columnNames: readonly string[],
  {
    metrics,
    primaryFault,
  }: {
    readonly metrics: readonly string[] | undefined;
    readonly primaryFault: (metric: string) => LevelFault | undefined;
  },
  reading: Reading,
): readonly [Response, ...Response[]] {
  const seen = new Set<string>();
  const { primary: writtenPrimary, goal, label, also = [] } = written;
  const primaryName = typeof writtenPrimary === 'string' ? writtenPrimary : writtenPrimary.name;
  const of = typeof writtenPrimary === 'string' ? written.of : (writtenPrimary.of ?? written.of);
  const primary: Response = {
    name: primaryName,
    goal,
    label: label ?? primaryName,
    ...(of === undefined ? {} : { of }),
  };
  checkName(primaryName, ['response', 'primary']);
  const fault = primaryFault(primaryName);
  if (fault !== undefined) {
    const place = reading.source.placeOf(['response', 'primary']);
    reading.refuse('E_RESPONSE_HEADROOM', place, fault.message, fault.next);
  }
  const others = also.map(({ name, goal, label, of }, index): Response => {
    checkName(name, ['response', 'also', index, 'name']);
    return { name, goal, label: label ?? name, ...(of === undefined ? {} : { of }) };
  });
  return [primary, ...others];

  function checkName(name: string, path: YamlPath): void {
    const place = reading.source.placeOf(path);
    const refuse = (message: string, next: string): void =>
      reading.refuse('E_RESPONSE_NAME', place, message, next);
    if (columnNames.includes(name))
      refuse(`response "${name}" has the name of a factor`, 'rename one of them');
    if (seen.has(name)) refuse(`response "${name}" is declared twice`, 'remove one');
    seen.add(name);
    if (metrics !== undefined && !metrics.includes(name))
      refuse(`the trainer reports no metric named "${name}"`, didYouMean(name, metrics));
    refuseReserved('response', name, place, reading);
  }
}
