import type { Trial } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import { isoTime } from '../../report/export/iso-time.ts';

/** A trial as `--json` prints it: times are ISO 8601 in UTC, what is not known is null. */
export function trialAsJson(trial: Trial): Record<string, unknown> {
  const { leasedAtMs, endedAtMs, realisedOrder, agentId, reference, fault, progress, pruning, ...rest } =
    trial;
  return {
    number: trial.plannedOrder + 1,
    resumedFrom: null,
    checkpoint: null,
    collected: null,
    ...rest,
    realisedOrder: realisedOrder ?? null,
    agentId: agentId ?? null,
    reference: reference ?? null,
    fault: fault === undefined ? null : { ...fault, faultClass: faultName(fault.faultClass) },
    progress: progress ?? null,
    pruning: pruning ?? null,
    leasedAt: isoTime(leasedAtMs),
    endedAt: isoTime(endedAtMs),
  };
}
