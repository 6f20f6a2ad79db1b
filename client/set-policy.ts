import { randomUUID } from 'node:crypto';
import type { WrittenSetting } from '../design/policy-setting.ts';
import type { PolicyChange } from '../design/run-policy.ts';
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';
import { answerTimeoutMs } from './ask-at.ts';
import type { Sweep } from './facts.ts';
import { policyChangeFromWire, sweepFromWire } from './from-wire.ts';

export interface PolicyChanged {
  /** After the change. */
  readonly sweep: Sweep;
  /** Settings that were not so before. */
  readonly changes: readonly PolicyChange[];
}

/** Changes how trials of a launched sweep are run. @throws ServiceError of grpc-js */
export async function setPolicy(
  client: RpcClient,
  sweepId: string,
  settings: readonly WrittenSetting[],
): Promise<PolicyChanged> {
  const request = { requestId: randomUUID(), sweepId, settings: [...settings] };
  const { sweep, changes } = await client.unary(controlService.setPolicy, request, {
    timeoutMs: answerTimeoutMs,
  });
  return { sweep: sweepFromWire(sweep ?? {}), changes: changes.map(policyChangeFromWire) };
}
