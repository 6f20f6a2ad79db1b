import { fileURLToPath } from 'node:url';
import { settingsFromWire } from '../../proto/convert-settings.ts';
import type { yates } from '../../proto/generated/yates.js';

const fileAt = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const script = fileAt('./trial.sh');
const savingScript = fileAt('./saving-trial.sh');
const replicates = 3;
const levels = 10;

/**
 * `trials` of them, a multiple of 30: factors a and b, three replicates. Nothing of one run is in it, so that trials have
 * the same ids in every run.
 */
export function sweepSource(trials: number): string {
  const run = ['sh', script, '{trial_id}', '{attempt}', '{a}', '{b}', '{seed}'];
  return source(
    trials,
    run,
    'response: { primary: score, goal: maximize, also: [{ name: stamp, goal: maximize }] }',
  );
}

/** Steps of each trial that saves, and after how many it does. */
export const savingSteps = { each: 12, every: 3 } as const;

/** The same with trials that save what they have done. */
export function savingSweepSource(trials: number): string {
  const { each, every } = savingSteps;
  const run = [
    'sh',
    savingScript,
    '{trial_id}',
    '{attempt}',
    String(each),
    String(every),
    '0.4',
    '{a}',
    '{b}',
    '{seed}',
  ];
  return source(trials, run, 'response: { primary: score, goal: maximize }');
}

function source(trials: number, run: readonly string[], response: string): string {
  const list = (count: number): string => Array.from({ length: count }, (_, at) => at).join(', ');
  return `version: 1
name: chaos
factors: { a: [${list(trials / levels / replicates)}], b: [${list(levels)}] }
replicates: ${replicates}
${response}
retry: { user: 1, infrastructure: 1000, lost: 1000, timeout: 100, metrics_missing: 100 }
trainer: { kind: command, run: ${JSON.stringify(run)}, timeout: 5m, stall_timeout: 60s }
`;
}

/** As trial.sh has it. */
export function scoreOf(settings: readonly yates.v1.Setting.$Properties[], replicate: number): number {
  const { a, b } = settingsFromWire(settings);
  return Number(a) * 1000 + Number(b) * 10 + replicate;
}
