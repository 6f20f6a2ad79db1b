import { designDifferences } from '../design/design-differences.ts';
import type { SweepSpec } from '../design/sweep-spec.ts';
import type { RpcClient } from '../proto/client.ts';
import { listSweeps } from './ask.ts';
import type { SweepId } from '../base/ids.ts';
import { restsOnBase, type TrainerChecks } from '../design/trainer-check.ts';
import { hasEnded } from './facts.ts';
import type { Launched } from './launch-sweep.ts';

/** The sweep of the same name that was launched before, and what makes the new one another design. */
export interface OtherDesign {
  readonly sweepId: SweepId;
  readonly differences: readonly string[];
  /** It has not ended, and rests on another base net than the one that is installed now: agents of today run no trials of it. */
  readonly isOnOtherBase: boolean;
}

/** @returns undefined where the launch made no sweep, or the first of its name */
export async function otherDesign(
  client: RpcClient,
  { sweepId, created }: Pick<Launched, 'sweepId' | 'created'>,
  spec: SweepSpec,
  trainers: TrainerChecks,
): Promise<OtherDesign | undefined> {
  if (!created) return undefined;
  const sweeps = await listSweeps(client);
  const earlier = sweeps.find(({ id, name }) => name === spec.name && id !== sweepId);
  if (earlier?.spec === undefined) return undefined;
  const baseVersion = sweeps.find(({ id }) => id === sweepId)?.baseVersion;
  return {
    sweepId: earlier.id,
    differences: designDifferences(earlier.spec, spec),
    isOnOtherBase:
      !hasEnded(earlier.state) && restsOnBase(earlier.spec, trainers) && earlier.baseVersion !== baseVersion,
  };
}
