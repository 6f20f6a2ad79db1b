/**
 * Removes output and curves of trials that ended longer ago than their sweep keeps them. No event says so: none of it is part of
 * the log, and what is too old follows from the log and the time alone.
 */
import type { AttemptFile, AttemptFiles } from '../output/attempt-files.ts';
import type { CoordinatorState, Sweep, Trial } from '../core/state.ts';

type AgedKind = 'output' | 'curves';

export interface AgedFile extends AttemptFile {
  readonly kind: AgedKind;
  /** Undefined for a file of an attempt that this log does not know. */
  readonly sweep: Sweep | undefined;
}

export interface AgedFilesOptions {
  readonly state: CoordinatorState;
  readonly files: Readonly<Record<AgedKind, AttemptFiles>>;
  /** Wall time. */
  readonly nowMs: number;
}

/** Every file whose time is over, a folder at a time. @throws Error of the file system */
export async function* agedFiles({ state, files, nowMs }: AgedFilesOptions): AsyncGenerator<AgedFile> {
  const kinds = ['output', 'curves'] as const;
  for (const kind of kinds) {
    const isUsed = [...state.sweeps.values()].some(({ spec }) => keptMs(spec.keep, kind) !== undefined);
    if (!isUsed) continue;
    for await (const file of files[kind].all()) {
      const trial = state.attempts.get(file.fence)?.trial;
      if (trial?.plan.id !== file.trialId || !isOver(trial, kind, nowMs)) continue;
      yield { ...file, kind, sweep: trial.sweep };
    }
  }
}

/** True if the sweep does not keep output or curves of this trial any longer. */
function isOver(trial: Trial, kind: AgedKind, nowMs: number): boolean {
  const { status, attempts, sweep } = trial;
  const ms = keptMs(sweep.spec.keep, kind);
  if (ms === undefined || status.kind === 'queued' || status.kind === 'leased') return false;
  const endedAtMs = attempts.at(-1)?.endedAtMs;
  return endedAtMs !== undefined && nowMs - endedAtMs >= ms;
}

const keptMs = (keep: Sweep['spec']['keep'], kind: AgedKind): number | undefined =>
  kind === 'output' ? keep?.outputMs : keep?.curvesMs;
