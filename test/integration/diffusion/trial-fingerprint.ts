import { createHash } from 'node:crypto';
import type { CompletedOutcome } from '../../../base/trial-runner.ts';

/** Metrics to the last bit, and hashes of the artifacts: short enough to read when two differ. */
export function fingerprint({ metrics, artifacts }: CompletedOutcome): Record<string, number | string> {
  const hashes = artifacts.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]);
  return { ...metrics, ...(Object.fromEntries(hashes) as Record<string, string>) };
}
