import type { TrialRecord } from '../../../report/trial-record.ts';

/** What the thread of the analysis has of a trial. */
export interface StudiedTrial extends TrialRecord {
  /** Message of the failure that it ended with. */
  readonly error?: string | undefined;
}

/** The levels of a trial as text. */
export const levelsOf = ({ settings }: Pick<TrialRecord, 'settings'>): Record<string, string> =>
  Object.fromEntries(Object.entries(settings).map(([name, level]) => [name, String(level)]));
