import type { Sweep } from '../../client/facts.ts';
import { isoTime } from '../../report/export/iso-time.ts';

/** A sweep as `--json` prints it. Times are ISO 8601 in UTC, null for "not yet". */
export function sweepAsJson({ launchedAtMs, endedAtMs, spec, changes, ...rest }: Sweep): unknown {
  return {
    ...rest,
    launchedAt: isoTime(launchedAtMs),
    endedAt: isoTime(endedAtMs),
    changes: changes.map(({ what, detail, atMs, by }) => ({
      what,
      detail,
      at: isoTime(atMs),
      by: by ?? null,
    })),
    spec: spec ?? null,
  };
}
