import { YatesError } from '../base/error.ts';
import type { Sweep } from './facts.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';

/** @throws YatesError E_COORDINATOR_OTHER where the coordinator's sweep is of a version that we cannot read */
export function specOf({ spec, id }: Sweep): SweepSpec {
  if (spec !== undefined) return spec;
  throw new YatesError({
    code: 'E_COORDINATOR_OTHER',
    message: `the coordinator describes sweep ${id} in a way that this version cannot read`,
    next: 'use the version of Yates that the coordinator runs',
  });
}
