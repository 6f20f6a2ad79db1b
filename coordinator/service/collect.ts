import type { yates } from '../../proto/generated/yates.js';
import type { AuditLog } from '../access/audit/audit-log.ts';
import { actorOf, type Caller, ownRequestId } from '../access/caller.ts';
import { findSweep } from '../find.ts';
import type { Host } from '../host.ts';
import { collectGarbage } from '../retention/collect-garbage.ts';
import type { Retention } from '../retention/retention.ts';
import { requestIdFromWire } from '../wire/from-wire.ts';

interface CollectParts {
  readonly host: Host;
  readonly retention: Retention;
  readonly audit: AuditLog;
}

/** @throws YatesError E_DATA_IDLE, E_REQUEST, and those of finding the sweep */
export async function collect(
  { host, retention, audit }: CollectParts,
  request: yates.v1.CollectGarbageRequest,
  caller: Caller,
): Promise<yates.v1.CollectGarbageResponse.$Properties> {
  await host.settled();
  const sweep = request.sweepId === '' ? undefined : findSweep(host.state, request.sweepId);
  const requestId = ownRequestId(caller, 'collect-garbage', requestIdFromWire(request));
  const by = actorOf(caller);
  const { dryRun: isDry, checkpoints } = request;
  const garbage = await collectGarbage(retention, { sweep, isDry, checkpoints, requestId, by });
  if (!isDry) {
    const gone = garbage.filter(({ isKept }) => !isKept);
    const sum = (of: (one: (typeof gone)[number]) => number): number =>
      gone.reduce((all, one) => all + of(one), 0);
    const [files, bytes] = [sum((one) => one.files), sum((one) => one.bytes)];
    audit.write({ kind: 'garbage-collected', sweepId: sweep?.id ?? '', files, bytes }, by);
  }
  return {
    garbage: garbage.map(({ sweep: of, isKept, ...one }) => ({
      ...one,
      sweepId: of?.id ?? '',
      sweepName: of?.spec.name ?? '',
      kept: isKept,
    })),
  };
}
