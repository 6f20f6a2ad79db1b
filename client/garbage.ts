import { randomUUID } from 'node:crypto';
import type { RpcClient } from '../proto/client.ts';
import { controlService } from '../proto/service.ts';

/** Something that can go, summed up by its kind and sweep. */
export interface Garbage {
  /** `artifacts`, `checkpoints`, `output`, `curves`, `stray-artifacts`, `stray-checkpoints`, or what a newer coordinator says. */
  readonly kind: string;
  /** Undefined for what no sweep names. */
  readonly sweep: { readonly id: string; readonly name: string } | undefined;
  readonly trials: number;
  readonly files: number;
  readonly bytes: number;
  /** It stays, since it was not asked for. */
  readonly isKept: boolean;
}

/** It goes through all that is kept: of a million files that takes minutes. */
const timeoutMs = 30 * 60_000;

/**
 * @param sweepId empty: all sweeps, and what no sweep names
 * @param isDry nothing is removed
 * @param checkpoints also those of trials that failed or were cancelled
 */
export async function collectGarbage(
  client: RpcClient,
  { sweepId, isDry, checkpoints }: { sweepId: string; isDry: boolean; checkpoints: boolean },
): Promise<Garbage[]> {
  const request = { requestId: randomUUID(), sweepId, dryRun: isDry, checkpoints };
  const { garbage } = await client.unary(controlService.collectGarbage, request, { timeoutMs });
  return garbage.map(({ kind, sweepId: id, sweepName, trials, files, bytes, kept }) => ({
    kind: kind ?? '',
    sweep: id ? { id, name: sweepName ?? '' } : undefined,
    trials: trials ?? 0,
    files: files ?? 0,
    bytes: bytes ?? 0,
    isKept: kept ?? false,
  }));
}
