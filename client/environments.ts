import { controlService } from '../proto/service.ts';
import type { RpcClient } from '../proto/client.ts';
import type { RunEnvironment } from '../base/run-environment.ts';
import { answerTimeoutMs } from './ask-at.ts';

/** What attempts of a sweep ran with, and the hash that trials know it by. */
export interface KnownEnvironment extends RunEnvironment {
  readonly hash: string;
}

/**
 * What attempts of a sweep ran with, oldest first; of very many the first. [] from coordinators of earlier versions.
 *
 * @param id a sweep id, a unique prefix, a name; empty for the newest
 */
export async function getEnvironments(client: RpcClient, id: string): Promise<KnownEnvironment[]> {
  const { environments } = await client.unary(
    controlService.getSweep,
    { sweepId: id, environments: true },
    { timeoutMs: answerTimeoutMs },
  );
  return environments.map(
    ({
      hash,
      commit,
      dirty,
      codeSha256,
      interpreter,
      interpreterVersion,
      packages,
      driver,
      agentVersion,
      backend,
      weightsSha256,
    }) => ({
      hash,
      commit,
      isDirty: dirty,
      codeSha256,
      interpreter,
      interpreterVersion,
      packages,
      driver,
      agentVersion,
      ...(backend === '' ? {} : { backend }),
      ...(weightsSha256 === '' ? {} : { weightsSha256 }),
    }),
  );
}
