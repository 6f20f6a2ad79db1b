import { designDifferences } from '../design/design-differences.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { RpcClient } from '../proto/client.ts';
import { listSweeps } from './ask.ts';
import type { SweepId } from '../base/ids.ts';
import type { Launched } from './launch-sweep.ts';

/** The sweep of the same name that was launched before, and what makes the new one another design. */
export interface OtherDesign {
  readonly sweepId: SweepId;
  readonly differences: readonly string[];
}

/** @returns undefined where the launch made no sweep, or the first of its name */
export async function otherDesign(
  client: RpcClient,
  { sweepId, created }: Pick<Launched, 'sweepId' | 'created'>,
  spec: SweepSpec,
): Promise<OtherDesign | undefined> {
  if (!created) return undefined;
  const earlier = (await listSweeps(client)).find(({ id, name }) => name === spec.name && id !== sweepId);
  if (earlier?.spec === undefined) return undefined;
  return { sweepId: earlier.id, differences: designDifferences(earlier.spec, spec) };
}
