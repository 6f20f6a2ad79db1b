import { assert } from '../../base/assert.ts';
import type { Curves } from '../../base/curve/curves.ts';
import type { Trial } from '../../client/facts.ts';
import { hasBegun, type TrackedRun, trackedRun } from '../../report/export/tracked/tracked-run.ts';
import { reportedCurves, type SweepToExport } from './reported-curves.ts';

const none: Curves = new Map();

/** The trials that have begun, one at a time in planned order, each with what it reported over its steps. */
export async function* trackedRuns(subject: SweepToExport): AsyncGenerator<TrackedRun, void, undefined> {
  const { sweep, trials } = subject;
  let at = 0;
  const runsOf = function* (trial: Trial, curves: Curves) {
    if (hasBegun(trial, curves)) yield trackedRun(trial, curves, sweep.launchedAtMs);
  };
  for await (const { trial, reported } of reportedCurves(subject)) {
    const found = trials.indexOf(trial, at);
    assert(found >= at, 'curves come in planned order');
    for (const silent of trials.slice(at, found)) yield* runsOf(silent, none);
    yield* runsOf(trial, reported.curves);
    at = found + 1;
  }
  for (const silent of trials.slice(at)) yield* runsOf(silent, none);
}
