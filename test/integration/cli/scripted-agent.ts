/** An agent reduced to its calls: takes every trial there is and hands over made-up results. */
import { randomUUID } from 'node:crypto';
import { agentService } from '../../../proto/service.ts';
import type { Settings } from '../../../design/sweep-spec.ts';
import { grantedSettings } from '../../../proto/work-stream.ts';
import { ask, TestClient } from '../../coordinator-client.ts';
import { yates } from '../../../proto/generated/yates.js';

export type Outcome = Readonly<Record<string, number>> | 'fail';

const timeoutMs = 10_000;
/** One life: two of the same agent at once are refused. */
const incarnation = randomUUID();
/** More than any test has: a coordinator that gives out trials without end must not hang the suite. */
const trialsMax = 200;

/** @returns how many trials it ran */
export async function runAllTrials(
  dataDir: string,
  outcomeOf: (settings: Settings, replicate: number) => Outcome,
): Promise<number> {
  const client = new TestClient(dataDir);
  const agentId = 'scripted';
  let ran = 0;
  try {
    const card = {
      agentId,
      name: 'scripted',
      version: '0',
      slots: 4,
      backend: 'none',
      incarnation,
      takesSeeds: true,
    };
    await client.unary(agentService.register, { requestId: randomUUID(), ...card }, { timeoutMs });
    while (ran < trialsMax) {
      const request = { requestId: randomUUID(), agentId, slots: 4, waitMs: 1 };
      const { grants } = await ask(client, 'lease', request, { timeoutMs });
      if (grants.length === 0) return ran;
      for (const grant of grants) {
        const { trialId, fence, replicate } = grant;
        const outcome = outcomeOf(grantedSettings(grant), replicate);
        const ended = { requestId: randomUUID(), agentId };
        const lease = { trialId, fence, startedAtMs: 1_000, endedAtMs: 2_500 };
        if (outcome === 'fail') {
          const fault = {
            faultClass: yates.v1.FaultClass.FAULT_CLASS_DIVERGED,
            message: 'the loss is NaN',
            outputTail: 'step 7\n\u001b[31mloss NaN\u001b[0m\n',
          };
          await ask(client, 'fail', { ...ended, ...lease, fault }, { timeoutMs });
        } else {
          const metrics = Object.entries(outcome).map(([name, value]) => ({ name, value }));
          const results = [{ ...lease, metrics, backend: 'none' }];
          await ask(client, 'complete', { ...ended, results }, { timeoutMs });
        }
        ran += 1;
      }
    }
    return ran;
  } finally {
    client.close();
  }
}
