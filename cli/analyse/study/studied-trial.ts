import { sharedSettings, sharedText } from '../../../client/shared-parts.ts';
import type { TrialRecord } from '../../../report/trial-record.ts';

/** What the thread of the analysis has of a trial. */
export interface StudiedTrial extends TrialRecord {
  /** Message of the failure that it ended with. */
  readonly error?: string | undefined;
}

/**
 * The trial as a thread keeps it that it was sent to: sending copies what trials have alike for each of them. All properties are written
 * out, so that the object holds them itself: copies of `...rest` have a list of them beside it, and take twice the memory.
 */
export function compactTrial(trial: StudiedTrial): StudiedTrial {
  return {
    id: trial.id,
    plannedOrder: trial.plannedOrder,
    realisedOrder: trial.realisedOrder,
    cell: trial.cell,
    replicate: trial.replicate,
    seed: trial.seed,
    block: trial.block,
    settings: sharedSettings(Object.entries(trial.settings)),
    state: sharedText(trial.state) as StudiedTrial['state'],
    agentName: sharedText(trial.agentName),
    attempts: trial.attempts,
    metrics: trial.metrics,
    leasedAtMs: trial.leasedAtMs,
    endedAtMs: trial.endedAtMs,
    durationMs: trial.durationMs,
    backend: sharedText(trial.backend),
    environment: trial.environment === undefined ? undefined : sharedText(trial.environment),
    lateResults: trial.lateResults,
    reference: trial.reference,
    sweep: trial.sweep,
    ...(trial.resumedFrom === undefined ? {} : { resumedFrom: trial.resumedFrom }),
    ...(trial.source === undefined ? {} : { source: trial.source }),
    ...(trial.fault === undefined ? {} : { fault: { faultClass: trial.fault.faultClass } }),
    ...(trial.error === undefined ? {} : { error: sharedText(trial.error) }),
  };
}

/** The levels of a trial as text. */
export const levelsOf = ({ settings }: Pick<TrialRecord, 'settings'>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([name, level]) => [name, String(level)]));
