/** The section `trainer`: what runs a trial. Its own options are the trainer's to check. */
import { z } from 'zod';
import type { Column } from '../../constraint/constraint.ts';
import { parseDuration } from '../../duration.ts';
import type { TrainerSpec } from '../../sweep-spec.ts';
import type { TrainerCheck } from '../../trainer-check.ts';
import type { ColumnPlaces } from '../column-places.ts';
import type { Reading } from '../reading.ts';
import { durationSchema } from '../value-schemas.ts';

/** Silence is a better sign of a hang than length: a trainer reports every few steps. */
const stallTimeoutDefault = '5m';

export const trainerSchema = z
  .looseObject({
    kind: z.enum(['diffusion', 'command']),
    timeout: durationSchema.optional().describe('Longest run of one attempt; none where not given'),
    stall_timeout: durationSchema
      .optional()
      .describe('Longest silence of a running trial; 5m where not given'),
  })
  .describe("What runs a trial, and that trainer's own options");

/** @param columns names of the factors and derived columns */
export function readTrainer(
  written: z.infer<typeof trainerSchema>,
  check: TrainerCheck | undefined,
  columns: readonly string[],
  reading: Reading,
): TrainerSpec {
  const { kind, timeout = 'none', stall_timeout = stallTimeoutDefault, ...rest } = written;
  const options = rest as TrainerSpec['options'];
  for (const { path, message, next } of check?.options(options, columns) ?? []) {
    const place = reading.source.placeOf(['trainer', ...path]);
    reading.refuse('E_TRAINER_OPTION', place, `trainer: ${message}`, next);
  }
  return {
    kind,
    options,
    timeoutMs: milliseconds('timeout', timeout),
    stallTimeoutMs: milliseconds('stall_timeout', stall_timeout),
  };

  function milliseconds(key: string, duration: string | 0): number {
    const ms = duration === 0 ? 0 : parseDuration(duration);
    if (ms !== undefined) return ms;
    const place = reading.source.placeOf(['trainer', key]);
    const message = `trainer.${key}: ${duration} is longer than 24 days`;
    reading.refuse('E_SWEEP_VALUE', place, message, 'write none for no limit');
    return 0;
  }
}

/**
 * Refuses columns and levels that the trainer would not understand. A rule of the trainer may have said the same of a
 * level: then it is not said again.
 */
export function checkColumns(
  columns: readonly Column[],
  check: TrainerCheck,
  columnPlaces: ColumnPlaces,
  reading: Reading,
): void {
  const { source } = reading;
  const faulty = new Set(reading.faults.map(({ place }) => `${place?.line}:${place?.column}`));
  for (const { name, levels } of columns) {
    const unknown = check.column(name);
    if (unknown !== undefined) {
      const place = source.placeOfKey(columnPlaces.pathOf(name) ?? []);
      if (!faulty.has(`${place.line}:${place.column}`))
        reading.refuse('E_FACTOR_UNKNOWN', place, unknown.message, unknown.next);
      continue;
    }
    for (const level of new Set(levels)) {
      const refused = check.level(name, level);
      if (refused === undefined) continue;
      const place = source.placeOf(columnPlaces.pathOf(name, level) ?? []);
      if (!faulty.has(`${place.line}:${place.column}`))
        reading.refuse('E_FACTOR_LEVEL', place, refused.message, refused.next);
    }
  }
}
