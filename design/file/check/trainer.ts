import type { Json } from '../../../base/canonical-json.ts';
import { YatesError } from '../../../base/error.ts';
import type { Column } from '../../constraint/constraint.ts';
import { parseDuration } from '../../duration.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { TrainerSpec } from '../../sweep-spec.ts';
import type { TrainerCheck } from '../../trainer-check.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

/** Silence is a better sign of a hang than length: a trainer reports every few steps. */
const stallTimeoutDefault = '5m';

export function checkTrainer(
  written: SweepFile['trainer'],
  check: TrainerCheck | undefined,
  columns: readonly string[],
  source: YamlSource,
): { readonly trainer: TrainerSpec; readonly faults: YatesError[] } {
  const { kind, timeout = 'none', stall_timeout = stallTimeoutDefault, ...options } = written;
  const faults: YatesError[] = [];
  for (const { path, message, next } of check?.options(options as Record<string, Json>, columns) ?? []) {
    const place = source.placeOf(['trainer', ...path]);
    faults.push(new YatesError({ code: 'E_TRAINER_OPTION', place, message: `trainer: ${message}`, next }));
  }
  const trainer = {
    kind,
    options: options as TrainerSpec['options'],
    timeoutMs: milliseconds('timeout', timeout),
    stallTimeoutMs: milliseconds('stall_timeout', stall_timeout),
  };
  return { trainer, faults };

  function milliseconds(key: string, duration: string | 0): number {
    const ms = duration === 0 ? 0 : parseDuration(duration);
    if (ms !== undefined) return ms;
    const place = source.placeOf(['trainer', key]);
    const message = `trainer.${key}: ${duration} is longer than 24 days`;
    faults.push(new YatesError({ code: 'E_SWEEP_VALUE', place, message, next: 'write none for no limit' }));
    return 0;
  }
}

/**
 * Columns and levels that the trainer would not understand.
 *
 * @param placeOf where the column is declared, and where its level at an index is
 */
export function checkColumns(
  columns: readonly Column[],
  check: TrainerCheck,
  source: YamlSource,
  pathOf: (column: string, level?: unknown) => YamlPath | undefined,
): YatesError[] {
  const faults: YatesError[] = [];
  for (const { name, levels } of columns) {
    const fault = check.column(name);
    if (fault !== undefined) {
      const place = source.placeOfKey(pathOf(name) ?? []);
      faults.push(new YatesError({ code: 'E_FACTOR_UNKNOWN', place, ...fault }));
      continue;
    }
    for (const level of new Set(levels)) {
      const fault = check.level(name, level);
      if (fault === undefined) continue;
      const place = source.placeOf(pathOf(name, level) ?? []);
      faults.push(new YatesError({ code: 'E_FACTOR_LEVEL', place, ...fault }));
    }
  }
  return faults;
}
