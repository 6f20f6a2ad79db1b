/** A small finished sweep: every trial with a made-up but lawful response. */
import { seededRandom } from '../../../base/random.ts';
import { designOf } from '../../../design/design-of.ts';
import { parseSweep } from '../../../design/file/parse-sweep.ts';
import type { Settings, SweepSpec } from '../../../design/sweep-spec.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';
import type { TrialRecord } from '../../../report/trial-record.ts';

export function specFrom(yaml: string): SweepSpec {
  return parseSweep(yaml, { fileName: 'sweep.yaml', trainers: adapterTrainers });
}

export const smallSpec = specFrom(`
version: 1
name: small
factors: { input: [SAin, CAc, CAout], scale: [0.5, 1, 2] }
derive: { output: { by: input, map: { SAin: SAin, CAc: CAc, CAout: FFNin } } }
replicates: 4
response: { primary: clip, goal: maximize, also: [{ name: loss, goal: minimize }] }
trainer: { kind: diffusion }
`);

/** @param respond the response without noise */
export function finishedTrials(
  spec: SweepSpec,
  respond: (settings: Settings) => number,
  noise = 0.1,
): TrialRecord[] {
  const random = seededRandom('finished sweep');
  return designOf(spec, 'base', adapterTrainers).trials.map((trial) => ({
    ...trial,
    realisedOrder: trial.plannedOrder,
    state: 'done',
    attempts: 1,
    agentName: 'agent-1',
    backend: 'wasm',
    metrics: { clip: respond(trial.settings) + noise * random.normal(), loss: random.uniform() },
    lateResults: 0,
    leasedAtMs: 1_700_000_000_000,
    endedAtMs: 1_700_000_001_500,
    durationMs: 1500,
  }));
}
