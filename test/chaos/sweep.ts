import { fileURLToPath } from 'node:url';
import { settingsFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';

const script = fileURLToPath(new URL('./trial.sh', import.meta.url));
const replicates = 3;
const levels = 10;

/**
 * `trials` of them, a multiple of 30: factors a and b, three replicates. Nothing of one run is in it, so that trials have
 * the same ids in every run.
 */
export function sweepSource(trials: number): string {
  const list = (count: number): string => Array.from({ length: count }, (_, at) => at).join(', ');
  const run = ['sh', script, '{trial_id}', '{attempt}', '{a}', '{b}', '{seed}'];
  return `version: 1
name: chaos
factors: { a: [${list(trials / levels / replicates)}], b: [${list(levels)}] }
replicates: ${replicates}
response: { primary: score, goal: maximize, also: [{ name: stamp, goal: maximize }] }
retry: { user: 1, infrastructure: 1000, lost: 1000, timeout: 100, metrics_missing: 100 }
trainer: { kind: command, run: ${JSON.stringify(run)}, timeout: 5m, stall_timeout: 60s }
`;
}

/** As trial.sh has it. */
export function scoreOf(settings: readonly yates.v1.Setting.$Properties[], replicate: number): number {
  const { a, b } = settingsFromWire(settings);
  return Number(a) * 1000 + Number(b) * 10 + replicate;
}
