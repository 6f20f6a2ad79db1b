/** What a coordinator would say of a sweep, as far as its runs show it. */
import { sweepId } from '../../base/ids.ts';
import type { Sweep, Trial, TrialState } from '../../client/facts.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { ReportTrial } from '../../report/html/report-data.ts';
import type { TrialRecord } from '../../report/trial-record.ts';

export function sweepOfRuns(id: string, spec: SweepSpec, trials: readonly TrialRecord[]): Sweep {
  const count = (wanted: TrialState): number => trials.filter(({ state }) => state === wanted).length;
  const [queued, leased] = [count('queued'), count('leased')];
  const isRunning = queued + leased > 0;
  const times = (of: (trial: TrialRecord) => number): number[] => trials.map(of).filter((ms) => ms > 0);
  return {
    id: sweepId(id),
    name: spec.name,
    state: isRunning ? 'running' : 'finished',
    designHash: '',
    baseVersion: '',
    launchedAtMs: times(({ leasedAtMs }) => leasedAtMs).reduce((a, b) => (a === 0 ? b : Math.min(a, b)), 0),
    endedAtMs: isRunning ? 0 : times(({ endedAtMs }) => endedAtMs).reduce((a, b) => Math.max(a, b), 0),
    priority: 1,
    extensions: [],
    changes: [],
    counts: {
      total: trials.length,
      queued,
      leased,
      done: count('done'),
      failed: count('failed'),
      pruned: count('pruned'),
      cancelled: count('cancelled'),
    },
    spec,
  };
}

/** A run of a file: its files, its progress and why it failed are not known. */
export const trialOfRecord = (record: TrialRecord): ReportTrial => ({
  ...nothingKnown,
  ...record,
  state: record.state === 'absent' ? 'unknown' : record.state,
  fault: undefined,
  resumedFrom: undefined,
});

const nothingKnown: Pick<Trial, 'agentId' | 'artifacts' | 'progress' | 'pruning'> = {
  agentId: undefined,
  artifacts: [],
  progress: undefined,
  pruning: undefined,
};
