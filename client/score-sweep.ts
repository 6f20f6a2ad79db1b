import { randomUUID } from 'node:crypto';
import type { RpcClient } from '../proto/client.ts';
import type { yates } from '../proto/generated/yates.js';
import { controlService } from '../proto/service.ts';
import { planningTimeoutMs } from './ask-at.ts';
import type { Note, Sweep } from './facts.ts';
import { notesFromWire, sweepFromWire } from './from-wire.ts';

export interface ScoreRequest {
  readonly sweepId: string;
  /** The sections of a sweep file that say how trials are scored. */
  readonly source: string;
  readonly where: yates.v1.FactorLevels.$Properties[];
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly priority?: number | undefined;
}

export interface Scored {
  /** The linked sweep; undefined where a dry run would make it. */
  readonly sweep: Sweep | undefined;
  readonly created: boolean;
  /** Number of trials that were added, or would be. */
  readonly added: number;
  /** Number of trials that the linked sweep had already. */
  readonly known: number;
  readonly leftOut: readonly {
    readonly trialId: string;
    readonly number: number;
    readonly kind: string;
    readonly reason: string;
  }[];
  /** There may be more than `leftOut` names. */
  readonly leftOutCount: number;
  /** Why the trials of the linked sweep wait, as far as that is known now. */
  readonly notes: readonly Note[];
}

/** @throws ServiceError of grpc-js, whose details name every fault of the text */
export async function scoreSweep(
  client: RpcClient,
  { priority = 0, ...request }: ScoreRequest,
): Promise<Scored> {
  const answer = await client.unary(
    controlService.score,
    { requestId: randomUUID(), ...request, priority, fileName: 'score' },
    { timeoutMs: planningTimeoutMs },
  );
  const { created, added, known, leftOutCount } = answer;
  return {
    sweep: answer.sweep ? sweepFromWire(answer.sweep) : undefined,
    created,
    added,
    known,
    leftOut: answer.leftOut.map(({ trialId, number, kind, reason }) => ({
      trialId: trialId ?? '',
      number: number ?? 0,
      kind: kind ?? '',
      reason: reason ?? '',
    })),
    leftOutCount,
    notes: notesFromWire(answer.notes),
  };
}
